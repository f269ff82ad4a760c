import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import type { FieldCrypto } from './field-crypto'

/** What is written down of a birth; null: nobody has said. Completed weeks, grams, millimetres. */
export const birthFactsShape = z.strictObject({
  gestationWeeks: z.nullable(z.int().check(z.gte(20), z.lte(45))),
  birthWeightGrams: z.nullable(z.int().check(z.gte(300), z.lte(7_000))),
  birthLengthMillimetres: z.nullable(z.int().check(z.gte(200), z.lte(650))),
  isMultiple: z.nullable(z.boolean()),
  dischargedOn: z.nullable(day),
})
export type BirthFacts = z.infer<typeof birthFactsShape>

const FIELD = 'birth_facts.facts_cipher'
const NOTHING: BirthFacts = {
  gestationWeeks: null,
  birthWeightGrams: null,
  birthLengthMillimetres: null,
  isMultiple: null,
  dischargedOn: null,
}

export function sealBirthFacts(fieldCrypto: FieldCrypto, facts: BirthFacts): string {
  return fieldCrypto.seal(FIELD, JSON.stringify(facts))
}

/** Null: nobody has said anything. */
export function openBirthFacts(fieldCrypto: FieldCrypto, sealed: string | null): BirthFacts {
  if (sealed === null) return NOTHING
  return birthFactsShape.parse({ ...NOTHING, ...JSON.parse(fieldCrypto.open(FIELD, sealed)) })
}
