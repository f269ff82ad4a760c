import { refusePerson } from '#domain/appointment/refuse-person'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import type { SeatScope } from '../../../platform/scope/counter-scope'
import { assertConsent } from '../placing/place-appointments'
import { type LockedFamily, lockAccountAndPatient } from '../placing/seat-store'
import { listOpenAppointments } from '../placing/standing-store'
import { bookingRulesOn, slotFacts } from '../slots/rules-of-slot'
import type { SlotRow } from '../slots/slot-store'
import { findCarer } from './extra-store'

/**
 * Somebody who is here, in the name of whoever may bring them today: the visit stands in that family's list. Whom nobody
 * brings, and who has no account either, is registered by staff who were shown their card (journeys E1 47).
 */
export interface PersonPresent {
  readonly scope: SeatScope
  readonly family: LockedFamily
}

/** With account and person locked. @throws not_found when nobody brings them nor showed their card; consent_withheld */
export async function lockPresent(
  ctx: StaffWriteContext,
  patientId: string,
  now: Date,
): Promise<PersonPresent> {
  const scope = await scopeOfPresent(
    ctx,
    { patientId, carerId: await findCarer(ctx.tx, patientId, localDateOf(now)) },
    now,
  )
  return { scope, family: await lockAccountAndPatient(ctx.tx, scope, now) }
}

/** @throws not_found without a carer and a card; consent_withheld */
export async function scopeOfPresent(
  ctx: StaffWriteContext,
  { patientId, carerId }: { readonly patientId: string; readonly carerId: string | null },
  now: Date,
): Promise<SeatScope> {
  const { tx, access, account } = ctx
  const scope = carerId
    ? await access.careScope(tx, { ...account, id: carerId }, patientId, localDateOf(now))
    : await access.counterScope(tx, ctx, { patientId, isSelf: true }, now)
  assertConsent(scope)
  return scope
}

/**
 * The rules of the person hold as for every booking; when the slot opens and a ban from booking online do not, because
 * they stand there (BK-12). @throws what the rules say of the person
 */
export async function assertMaySit(
  ctx: StaffWriteContext,
  slot: SlotRow,
  { scope, family }: PersonPresent,
  now: Date,
): Promise<void> {
  const rules = bookingRulesOn(await ctx.rules(), slot.region, localDateOf(now))
  const open = await listOpenAppointments(ctx.tx, scope, now)
  const person = { birthDate: family.birthDate, bookedBySelf: scope.relation === 'self', open, ban: null }
  const refusal = refusePerson(slotFacts(slot, rules, null), person, now, rules)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
}
