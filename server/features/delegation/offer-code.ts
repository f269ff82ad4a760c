import { parseSpokenCode, spokenCode } from '#domain/kernel/spoken-code'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'

/**
 * The code by which a delegate takes what was given. It follows from the id by a key that only the server has, so it is
 * kept nowhere, not even in the table of intents, and can be shown to the guardian again.
 */
export function offerCode(fieldCrypto: FieldCrypto, delegationId: string): string {
  return spokenCode(fieldCrypto.index('delegation.code', delegationId))
}

/** What a typed code is found by; null for what no code can be. */
export function codeIndexOf(fieldCrypto: FieldCrypto, typed: string): Uint8Array<ArrayBuffer> | null {
  const code = parseSpokenCode(typed)
  return code === null ? null : Uint8Array.from(fieldCrypto.index('delegation.code_index', code))
}
