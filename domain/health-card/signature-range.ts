/** SM2 (GB/T 32918.2): r and s, 32 bytes each, the most significant first. */
export const SIGNATURE_BYTES = 64

/** The order of the curve of GB/T 32918.5. */
const ORDER = Array.from(
  'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123'.matchAll(/../g),
  ([byte]) => Number.parseInt(byte, 16),
)

/**
 * Whether r and s are the numbers that the standard allows, 1 … n − 1: the same signature plus n would be a second
 * spelling of one code.
 */
export function isSignatureInRange(signature: Uint8Array): boolean {
  const halves = [signature.subarray(0, 32), signature.subarray(32)]
  return (
    signature.length === SIGNATURE_BYTES && halves.every((half) => isPositive(half) && isBelowOrder(half))
  )
}

function isPositive(half: Uint8Array): boolean {
  return half.some((byte) => byte !== 0)
}

function isBelowOrder(half: Uint8Array): boolean {
  for (const [place, limit] of ORDER.entries()) {
    const byte = half[place] ?? 0
    if (byte !== limit) return byte < limit
  }
  return false
}
