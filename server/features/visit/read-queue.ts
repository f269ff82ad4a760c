import { checkInOpensAt } from '#domain/appointment/arrival'
import { expectedAt } from '#domain/appointment/slots-of-session'
import type { AppointmentStatus } from '#domain/appointment/status'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import { listLine } from './line-store'
import { waitingLine } from './read-board'
import { findFamilyVisit } from './visit-store'

export interface QueuePlace {
  readonly serverTime: string
  readonly status: AppointmentStatus
  readonly number: number
  /** How many are called before them; null unless they wait. */
  readonly ahead: number | null
  /** Who is inside, or was just called. */
  readonly currentNumber: number | null
  readonly calledAt: string | null
  readonly room: string
  readonly expectedAt: string
  readonly start: string
  readonly checkInOpensAt: string
}

/** A family's place in the line: numbers only, nobody else is named. @throws not_found alike */
export async function readQueue(
  ctx: AccountContext,
  input: { readonly appointmentId: string },
): Promise<QueuePlace> {
  const now = ctx.now()
  const visit = await findFamilyVisit(ctx.db, ctx.account.id, input.appointmentId, localDateOf(now))
  if (!visit) throw new DomainError('not_found')
  const line = await listLine(ctx.db, visit.sessionId)
  const waiting = waitingLine(line)
  const place = waiting.findIndex(({ appointmentId }) => appointmentId === visit.appointmentId)
  const inside = line.find(({ status }) => status === 'in-visit')
  const called = waiting.find(({ calledAt }) => calledAt !== null)
  return {
    serverTime: toIsoShanghai(now),
    status: visit.status,
    number: visit.number,
    ahead: place < 0 ? null : place + (inside ? 1 : 0),
    currentNumber: (inside ?? called)?.number ?? null,
    calledAt: visit.calledAt && toIsoShanghai(visit.calledAt),
    room: visit.room,
    expectedAt: toIsoShanghai(expectedAt(visit.start, visit.end, visit.capacity, visit.seatNo)),
    start: toIsoShanghai(visit.start),
    checkInOpensAt: toIsoShanghai(checkInOpensAt(visit.start)),
  }
}
