import type { Entitlements, SlotFacts } from '#domain/appointment/refuse-slot'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import type { Statements } from '../../../platform/database/plain-sql'

/**
 * What a person has that opens early and reserved slots of one place (rules BK-03, BK-19, D-FD-09). Contract and referral are
 * looked for only where they could change the answer: nothing is read for a slot that is open to everybody.
 */
export async function entitlementsOf(
  { access }: Pick<Context, 'access'>,
  db: Statements,
  patientId: string,
  slots: readonly Pick<SlotFacts, 'organizationId' | 'pool' | 'releaseAt'>[],
  now: Date,
): Promise<Entitlements> {
  const closed = slots.find(({ pool, releaseAt }) => pool === 'signed-family' || now < releaseAt)
  const referred = slots.find(({ pool }) => pool === 'referral')
  const today = localDateOf(now)
  return {
    signedFamily:
      closed !== undefined && (await access.isSignedAt(db, patientId, closed.organizationId, today)),
    acceptedReferral:
      referred !== undefined && (await access.isReferredTo(db, patientId, referred.organizationId, today)),
  }
}
