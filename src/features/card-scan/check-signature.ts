import type { SignatureCheck } from '#domain/health-card/judge-code'

/**
 * SM2 with SM3 (GB/T 32918.2, its default user id), as the server signs. Loaded at the first need: only a scanner
 * without a network computes it.
 *
 * @returns null on a phone whose JavaScript has no BigInt (iOS before 14): it can check nothing by itself
 */
export async function signatureCheck(): Promise<SignatureCheck | null> {
  if (typeof BigInt === 'undefined') return null
  const { sm2 } = await import('sm-crypto-v2')
  return (signedText, signature, publicKey) =>
    sm2.doVerifySignature(signedText, hexOf(signature), publicKey, { hash: true })
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
