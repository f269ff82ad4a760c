import type { DemoPersona } from '#domain/account/demo-persona'
import { demonstrationCards } from '#server/features/health-card/card-platform'
import { masterIndexOf } from '#server/features/health-card/wallet/apply-card'
import type { Transaction } from '#server/platform/database/database'
import type { FieldCrypto } from '#server/platform/sealing/field-crypto'
import { findCardless } from './card-store'
import { DEMO_FAMILIES } from './demo-families'
import { demoId } from './demo-id'

/** Families who use their cards. The newborn's parent has yet to apply: that journey begins without one. */
const WITH_CARDS: readonly (DemoPersona | null)[] = ['parent', 'parent-2', 'resident']

/** @returns how many people had no card yet */
export async function giveCards(
  tx: Transaction,
  { fieldCrypto, now }: { readonly fieldCrypto: FieldCrypto; readonly now: Date },
): Promise<number> {
  const families = DEMO_FAMILIES.filter(({ persona }) => WITH_CARDS.includes(persona))
  const people = families.flatMap((family) => family.people.map(({ key }) => demoId('patient', key)))
  const holders = (await findCardless(tx, people)).map(({ patientId, ...document }) => ({
    patientId,
    status: 'active' as const,
    masterIndex: masterIndexOf({ fieldCrypto }, document),
    byAccountId: null,
    at: now,
  }))
  return demonstrationCards.registerBatch(tx, holders)
}
