import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import { inQueueOrder } from '#domain/visit/queue-order'
import type { StaffContext } from '../../platform/context'
import { lineReach } from '../../platform/scope/session-reach'
import { findSession, type LineRow, listLine } from './line-store'
import { type SessionView, sessionView } from './list-sessions'
import { type QueueEntry, queueEntry } from './queue-entry-view'

export interface Board {
  readonly serverTime: string
  readonly session: SessionView
  /** Inside, or called and expected at the door. */
  readonly now: QueueEntry | null
  /** In the order in which they are called. */
  readonly waiting: readonly QueueEntry[]
  /** Have not come yet, by number. */
  readonly expected: readonly QueueEntry[]
  /** Seen, or did not come. */
  readonly done: readonly QueueEntry[]
}

/** @throws not_found alike for absent sessions and those out of reach */
export async function readBoard(ctx: StaffContext, input: { readonly sessionId: string }): Promise<Board> {
  const at = ctx.now()
  const session = await findSession(ctx.db, lineReach(ctx.staff), input.sessionId, at)
  if (!session) throw new DomainError('not_found')
  const line = await listLine(ctx.db, session.id)
  const treats = session.practitionerId === ctx.staff.practitionerId
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: treats ? 'visit' : 'front-desk',
    action: 'session.board',
    patientIds: line.map(({ patientId }) => patientId),
    fields: treats ? ['name', 'sex', 'appointments', 'visit-reason'] : ['name', 'sex', 'appointments'],
    at,
    requestId: ctx.requestId,
  })
  const see = { fieldCrypto: ctx.fieldCrypto, now: at, mayReadReason: treats }
  const entries = (rows: readonly LineRow[]) => rows.map((row) => queueEntry(row, see))
  const here = waitingLine(line)
  const first =
    line.find(({ status }) => status === 'in-visit') ?? here.find(({ calledAt }) => calledAt !== null)
  return {
    serverTime: toIsoShanghai(at),
    session: sessionView(session),
    now: first ? queueEntry(first, see) : null,
    waiting: entries(here.filter((row) => row !== first)),
    expected: entries(line.filter(({ status }) => status === 'booked')),
    done: entries(line.filter(({ status }) => status === 'completed' || status === 'no-show')),
  }
}

/** Those who have come and wait, in the published order. */
export function waitingLine(line: readonly LineRow[]): (LineRow & { arrivedAt: Date })[] {
  return inQueueOrder(
    line.filter(
      (row): row is LineRow & { arrivedAt: Date } => row.status === 'checked-in' && row.arrivedAt !== null,
    ),
  )
}
