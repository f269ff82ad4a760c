import * as z from 'zod/mini'
import { HOLD_REASONS } from '#domain/immunization/immunization-hold'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'

const REASON = 'immunization_hold.reason_cipher'

const reasonShape = z.strictObject({ reason: z.enum(HOLD_REASONS), words: z.string() })
export type HeldFor = z.infer<typeof reasonShape>

export function sealReason(fieldCrypto: FieldCrypto, reason: HeldFor): string {
  return fieldCrypto.seal(REASON, JSON.stringify(reason))
}

export function openReason(fieldCrypto: FieldCrypto, sealed: string): HeldFor {
  return reasonShape.parse(JSON.parse(fieldCrypto.open(REASON, sealed)))
}
