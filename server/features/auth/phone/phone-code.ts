import { timingSafeEqual } from 'node:crypto'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'

/**
 * Under what a code is kept: keyed, because a plain hash of six digits is guessed in a second, and bound to its
 * challenge, because two people may have the same code.
 */
export function phoneCodeHash(crypto: FieldCrypto, challengeId: string, code: string): Buffer {
  return crypto.index('phone_challenge.code_hash', `${challengeId} ${code}`)
}

/** Takes the same time wherever the first difference is. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
