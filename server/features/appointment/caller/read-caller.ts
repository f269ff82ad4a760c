import { bookingRule } from '#domain/appointment/booking-rules'
import { DomainError } from '#domain/kernel/errors'
import { addDays, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { StaffContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import {
  hasCarer,
  listServedPlaces,
  listVisitsAhead,
  type ServedPlace,
  type VisitAhead,
} from './caller-store'

interface Caller {
  /** What is booked for them within reach, so that it can be said again, or given back. */
  readonly visits: readonly (Omit<VisitAhead, 'start'> & { readonly start: string })[]
  readonly places: readonly ServedPlace[]
  /** False: no phone gets a message, and what is said now is all that they will know. */
  readonly isTold: boolean
}

/**
 * Somebody rings whose number and birthday were read out: what they have, and where staff may book for them (journeys
 * E1 47). The look is written down.
 *
 * @throws not_found for everybody else; not_permitted for one's own family, whom one books for as everybody does
 */
export async function readCaller(
  ctx: StaffContext,
  { patientId }: { readonly patientId: string },
): Promise<Caller> {
  const { db, staff } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const scope = await ctx.access.counterScope(db, ctx, { patientId, isSelf: true }, now)
  await assertNotOwnFamily(ctx, patientId)
  const reach = lineReach(staff)
  const { communityDays } = bookingRule(await ctx.rules(), '*', 'BK-02', today)
  const [visits, places, isTold] = await Promise.all([
    listVisitsAhead(db, reach, scope, today),
    listServedPlaces(db, reach, { from: today, to: addDays(today, communityDays) }),
    hasCarer(db, scope, today),
  ])
  await ctx.audit.record(db, {
    by: staff,
    purpose: 'booking',
    action: 'visit.caller',
    patientIds: [patientId],
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  return {
    visits: visits.map(({ start, ...visit }) => ({ ...visit, start: toIsoShanghai(start) })),
    places,
    isTold,
  }
}

/** Staff decide nothing for whom they act at home: nobody would look at it twice. @throws not_permitted */
export async function assertNotOwnFamily(ctx: StaffContext, patientId: string): Promise<void> {
  const today = localDateOf(ctx.now())
  if (await ctx.access.actsForOneOf(ctx.db, ctx.staff.accountId, [patientId], today)) {
    throw new DomainError('not_permitted')
  }
}
