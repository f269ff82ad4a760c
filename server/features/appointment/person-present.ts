import { refusePerson } from '#domain/appointment/refuse-person'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { findCarer } from './extra-store'
import { assertConsent } from './place-appointments'
import { bookingRulesOn, slotFacts } from './rules-of-slot'
import { type LockedFamily, lockAccountAndPatient } from './seat-store'
import type { SlotRow } from './slot-store'
import { listOpenAppointments } from './standing-store'

/** Somebody who is here, in the name of whoever may bring them today: the visit stands in that family's list. */
export interface PersonPresent {
  readonly scope: PatientScope
  readonly family: LockedFamily
}

/** With account and person locked. @throws not_found when nobody brings them; consent_withheld */
export async function lockPresent(
  ctx: StaffWriteContext,
  patientId: string,
  now: Date,
): Promise<PersonPresent> {
  const today = localDateOf(now)
  const carerId = await findCarer(ctx.tx, patientId, today)
  if (!carerId) throw new DomainError('not_found')
  const scope = await ctx.access.careScope(ctx.tx, { ...ctx.account, id: carerId }, patientId, today)
  assertConsent(scope)
  return { scope, family: await lockAccountAndPatient(ctx.tx, scope, now) }
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
