import { createHash, randomBytes } from 'node:crypto'

const SECRET = /^[\w-]{43}$/

/** 256 random bits; they exist on the phone only. */
export function newAccessToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Under what a token is kept. Null for text that cannot be a token, so that junk costs no query. */
export function accessTokenHash(token: string): Buffer | null {
  return SECRET.test(token) ? createHash('sha256').update(token).digest() : null
}
