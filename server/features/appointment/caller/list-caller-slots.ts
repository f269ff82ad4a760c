import { refuseBooking } from '#domain/appointment/refuse-booking'
import type { Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { StaffContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { findBirthDate } from '../appointment-store'
import { entitlementsOf } from '../placing/entitlements'
import { listOpenAppointments } from '../placing/standing-store'
import { assertStretch, SLOT_BOARD, type SlotView, slotView } from '../slots/list-slots'
import { bookingRulesOn, slotFacts } from '../slots/rules-of-slot'
import { listReachedSessions } from './caller-store'

interface CallerSlotsInput {
  readonly patientId: string
  readonly isSelf: boolean
  readonly organizationId: string
  readonly service: Service
  readonly from: LocalDate
  readonly to: LocalDate
}

/**
 * The slots that staff may book for whoever rings, each with the first reason why not: those that `slot.list` gives a
 * family, by the same ladder and on the same reading, as far as they are within reach. A ban is from booking online
 * (BK-12, domain/appointment/booking-channel.ts).
 *
 * @throws input_invalid for a stretch that is reversed or too long; not_found for whose number nobody read out
 */
export async function listCallerSlots(
  ctx: StaffContext,
  input: CallerSlotsInput,
): Promise<{ serverTime: string; rows: SlotView[] }> {
  assertStretch(input)
  const { db, staff } = ctx
  const { patientId } = input
  const now = ctx.now()
  const scope = await ctx.access.counterScope(db, ctx, input, now)
  const { found } = await ctx.admit(SLOT_BOARD, { ctx, input, asker: ctx })
  const sessions = await listReachedSessions(db, lineReach(staff), input)
  const within = found.filter(({ sessionId }) => sessions.has(sessionId))
  const rules = bookingRulesOn(await ctx.rules(), within[0]?.region ?? '*', localDateOf(now))
  const person = {
    birthDate: await findBirthDate(db, scope),
    bookedBySelf: scope.relation === 'self',
    open: await listOpenAppointments(db, scope, now),
    ban: null,
  }
  const family = await entitlementsOf(ctx, db, patientId, within, now)
  await ctx.audit.record(db, {
    by: staff,
    purpose: 'booking',
    action: 'visit.callerSlots',
    patientIds: [patientId],
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  return {
    serverTime: toIsoShanghai(now),
    rows: within.map((slot) =>
      slotView(slot, refuseBooking(slotFacts(slot, rules, null), person, family, now, rules)),
    ),
  }
}
