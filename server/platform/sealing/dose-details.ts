import * as z from 'zod/mini'
import { IMMUNIZATION_DOUBTS } from '#domain/immunization/immunization-doubt'
import type { FieldCrypto } from './field-crypto'

const FIELD = 'immunization.details_cipher'

/** How the half hour after a dose went. */
export const OBSERVATION_OUTCOMES = ['well', 'reaction'] as const
export type ObservationOutcome = (typeof OBSERVATION_OUTCOMES)[number]

const detailsShape = z.strictObject({
  /** Where on the body. */
  site: z.nullable(z.string()),
  /** Of a dose given elsewhere: where, as the paper says. */
  placeZh: z.nullable(z.string()),
  /** What spoke against it, and it was given all the same, or written down because it had been. */
  confirmedDoubts: z.array(z.enum(IMMUNIZATION_DOUBTS)),
  /** Why, in words. */
  overrideReason: z.nullable(z.string()),
  observation: z.nullable(z.strictObject({ outcome: z.enum(OBSERVATION_OUTCOMES), words: z.string() })),
})
export type DoseDetails = z.infer<typeof detailsShape>

export const NO_DETAILS: DoseDetails = {
  site: null,
  placeZh: null,
  confirmedDoubts: [],
  overrideReason: null,
  observation: null,
}

export function sealDetails(fieldCrypto: FieldCrypto, details: DoseDetails): string {
  return fieldCrypto.seal(FIELD, JSON.stringify(details))
}

export function openDetails(fieldCrypto: FieldCrypto, sealed: string | null): DoseDetails {
  return sealed === null ? NO_DETAILS : detailsShape.parse(JSON.parse(fieldCrypto.open(FIELD, sealed)))
}
