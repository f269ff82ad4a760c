import * as z from 'zod/mini'
import { IMMUNIZATION_DOUBTS } from '#domain/immunization/immunization-doubt'
import { HOLD_REASONS } from '#domain/immunization/immunization-hold'
import type { FieldCrypto } from '../../platform/field-crypto'

const DETAILS = 'immunization.details_cipher'
const REASON = 'immunization_hold.reason_cipher'

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

const reasonShape = z.strictObject({ reason: z.enum(HOLD_REASONS), words: z.string() })
export type HeldFor = z.infer<typeof reasonShape>

export function sealDetails(fieldCrypto: FieldCrypto, details: DoseDetails): string {
  return fieldCrypto.seal(DETAILS, JSON.stringify(details))
}

export function openDetails(fieldCrypto: FieldCrypto, sealed: string | null): DoseDetails {
  return sealed === null ? NO_DETAILS : detailsShape.parse(JSON.parse(fieldCrypto.open(DETAILS, sealed)))
}

export function sealReason(fieldCrypto: FieldCrypto, reason: HeldFor): string {
  return fieldCrypto.seal(REASON, JSON.stringify(reason))
}

export function openReason(fieldCrypto: FieldCrypto, sealed: string): HeldFor {
  return reasonShape.parse(JSON.parse(fieldCrypto.open(REASON, sealed)))
}
