import { type Entitlements, NO_ENTITLEMENTS, type SlotFacts } from '#domain/appointment/refuse-slot'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import type { Database, Transaction } from '../../platform/database'

/**
 * What a person has that opens early and reserved slots of one place (rules BK-03, D-FD-09). The contract is looked for
 * only where it could change the answer: nothing is read for a slot that is open to everybody.
 */
export async function entitlementsOf(
  { access }: Pick<Context, 'access'>,
  db: Database | Transaction,
  patientId: string,
  slots: readonly Pick<SlotFacts, 'organizationId' | 'pool' | 'releaseAt'>[],
  now: Date,
): Promise<Entitlements> {
  const closed = slots.find(({ pool, releaseAt }) => pool === 'signed-family' || now < releaseAt)
  if (!closed) return NO_ENTITLEMENTS
  const signedFamily = await access.isSignedAt(db, patientId, closed.organizationId, localDateOf(now))
  return { ...NO_ENTITLEMENTS, signedFamily }
}
