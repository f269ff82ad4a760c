import { type AllergyFacts, allergyStrip } from '#domain/record/allergy'
import type { Access } from '../../../platform/context'
import { openAllergy } from '../../../platform/sealing/entry-seal'
import { listAllergiesOf } from './allergy-words-store'

/** The red strip of a card, of everybody who is asked about; whoever has none written down is missing. */
export const allergyWords: Access['allergyWords'] = async (db, fieldCrypto, patientIds) => {
  const byPerson = new Map<string, AllergyFacts[]>()
  for (const { patientId, allergyCipher } of await listAllergiesOf(db, patientIds)) {
    byPerson.set(patientId, [...(byPerson.get(patientId) ?? []), openAllergy(fieldCrypto, allergyCipher)])
  }
  const words = new Map<string, string>()
  for (const [patientId, allergies] of byPerson) {
    const strip = allergyStrip(allergies)
    if (strip !== null) words.set(patientId, strip)
  }
  return words
}
