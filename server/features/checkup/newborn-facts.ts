import * as z from 'zod/mini'
import { type NewbornFacts, NO_NEWBORN_FACTS } from '#domain/checkup/newborn-risk'
import type { FieldCrypto } from '../../platform/field-crypto'
import { day } from '../../platform/input-shape'

/** Of all that may be written down about a birth, what a newborn's visits depend on. */
const factsShape = z.object({
  gestationWeeks: z._default(z.nullable(z.int()), null),
  birthWeightGrams: z._default(z.nullable(z.int()), null),
  isMultiple: z._default(z.nullable(z.boolean()), null),
  dischargedOn: z._default(z.nullable(day), null),
})

export function newbornFacts(fieldCrypto: FieldCrypto, sealed: string | null): NewbornFacts {
  if (sealed === null) return NO_NEWBORN_FACTS
  return factsShape.parse(JSON.parse(fieldCrypto.open('birth_facts.facts_cipher', sealed)))
}
