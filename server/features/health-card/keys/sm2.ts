import { createHash } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import type { SignatureCheck } from '#domain/health-card/judge-code'

/** SM2 with SM3 and the default user id of GB/T 32918.2; decision 100 says why not through node:crypto. */
export interface KeyPair {
  readonly kid: string
  /** Uncompressed point, 130 hex digits. */
  readonly publicKey: string
  /** 64 hex digits. */
  readonly privateKey: string
}

type Point = ReturnType<typeof sm2.precomputePublicKey>

const KID_LENGTH = 8
/** More keys than are ever believed at once; each holds some hundred kilobytes. */
const POINTS_MAX = 8
const points = new Map<string, Point>()

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = sm2.generateKeyPairHex()
  return {
    kid: createHash('sm3').update(publicKey).digest('hex').slice(0, KID_LENGTH),
    publicKey,
    privateKey,
  }
}

export function sign(signedText: string, { publicKey, privateKey }: KeyPair): Uint8Array {
  return Buffer.from(sm2.doSignature(signedText, privateKey, { hash: true, publicKey }), 'hex')
}

/** The caller has seen that r and s are in range (`parseCardCode`). */
export const isSigned: SignatureCheck = (signedText, signature, publicKey) =>
  sm2.doVerifySignature(signedText, Buffer.from(signature).toString('hex'), pointOf(publicKey), {
    hash: true,
  })

/** The multiples of a key are computed once: that is nine tenths of a check. */
function pointOf(publicKey: string): Point {
  const known = points.get(publicKey)
  if (known) return known
  const [oldest] = points.keys()
  if (oldest !== undefined && points.size >= POINTS_MAX) points.delete(oldest)
  const point = sm2.precomputePublicKey(publicKey)
  points.set(publicKey, point)
  return point
}
