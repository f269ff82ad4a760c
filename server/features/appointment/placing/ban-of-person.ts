import { type BookingBan, banOn, type Strike } from '#domain/appointment/booking-ban'
import type { BookingRules } from '#domain/appointment/booking-rules'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import type { Statements } from '../../../platform/database/plain-sql'

/**
 * The ban that keeps a person from booking at a place today, or null (BK-11). Their own team still sees them (BK-12):
 * the contract is looked for only when there is a ban.
 */
export async function banOfPerson(
  { access }: Pick<Context, 'access'>,
  db: Statements,
  person: { readonly patientId: string; readonly strikes: readonly Strike[] },
  slot: { readonly organizationId: string },
  { now, rules }: { readonly now: Date; readonly rules: Pick<BookingRules, 'BK-11'> },
): Promise<BookingBan | null> {
  const today = localDateOf(now)
  const ban = banOn(person.strikes, today, rules['BK-11'])
  if (!ban) return null
  return (await access.isSignedAt(db, person.patientId, slot.organizationId, today)) ? null : ban
}
