import { checkInOpensAt } from '#domain/appointment/arrival'
import { expectedAt } from '#domain/appointment/slots-of-session'
import type { AppointmentStatus } from '#domain/appointment/status'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { expectedCall, type LineNow } from '#domain/visit/expected-call'
import type { AccountContext } from '../../platform/context'
import { type LineRow, listLine } from './line-store'
import { waitingLine } from './read-board'
import { type FamilyVisitRow, findFamilyVisit } from './visit-store'

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

function lineNow(
  visit: FamilyVisitRow,
  { line, waiting, isInside }: { line: readonly LineRow[]; waiting: readonly LineRow[]; isInside: boolean },
): LineNow {
  const { start, end, capacity, seatNo, appointmentId } = visit
  const place = waiting.findIndex((row) => row.appointmentId === appointmentId)
  return {
    planned: expectedAt(start, end, capacity, seatNo),
    ahead: (place < 0 ? waiting.length : place) + (isInside ? 1 : 0),
    visitMs: (end.getTime() - start.getTime()) / capacity,
    hasBegun: line.some(
      ({ status, calledAt }) => status === 'in-visit' || status === 'completed' || calledAt,
    ),
    isHere: place >= 0,
  }
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
    expectedAt: toIsoShanghai(
      expectedCall(lineNow(visit, { line, waiting, isInside: inside !== undefined }), now),
    ),
    start: toIsoShanghai(visit.start),
    checkInOpensAt: toIsoShanghai(checkInOpensAt(visit.start)),
  }
}
