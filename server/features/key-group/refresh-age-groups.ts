import type { LocalDate } from '#domain/kernel/time'
import { AGE_GROUP_BOUNDS } from '#domain/key-group/age-group'
import { AGE_GROUPS } from '#domain/key-group/key-group'
import type { Transaction } from '../../platform/database/database'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import { keyGroupIndex } from '../../platform/sealing/key-group-index'
import { type AgeGroupIndex, writeAgeGroups } from './age-group-store'

export function ageGroupIndexes(fieldCrypto: Pick<FieldCrypto, 'index'>): readonly AgeGroupIndex[] {
  return AGE_GROUPS.map((group) => ({
    index: new Uint8Array(keyGroupIndex(fieldCrypto, group)),
    ...AGE_GROUP_BOUNDS[group],
  }))
}

/**
 * Brings the groups by age of the next people, in the order of their ids, to what they are on a day: the nightly run
 * goes on with `reached` until it is null. Doing it again changes nothing. Whoever has lived through a group keeps the
 * row with its last day; a birth date that was corrected moves or takes back what followed from the old one.
 *
 * @returns how many rows were written, and the last person looked at; null when there was nobody left
 */
export async function refreshAgeGroups(
  tx: Transaction,
  batch: { readonly on: LocalDate; readonly afterPatientId: string | null; readonly limit: number },
  indexes: readonly AgeGroupIndex[],
): Promise<{ rows: number; reached: string | null }> {
  return writeAgeGroups(tx, batch, indexes)
}
