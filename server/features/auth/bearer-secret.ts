import { createHash, randomBytes } from 'node:crypto'

const SECRET = /^[\w-]{43}$/

/** 256 random bits, which exist only with whoever shows them, and the hash under which they are known here. */
export function newBearerSecret(): { secret: string; hash: Buffer } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: sha256(secret) }
}

/** Null for text that cannot be a secret, so that junk costs no query. */
export function bearerSecretHash(text: string): Buffer | null {
  return SECRET.test(text) ? sha256(text) : null
}

function sha256(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
