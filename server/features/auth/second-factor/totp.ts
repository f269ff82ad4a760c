import { Secret, TOTP } from 'otpauth'
import {
  SECOND_FACTOR_DIGITS,
  SECOND_FACTOR_STEP_SECONDS,
  SECOND_FACTOR_STEPS_ASIDE,
} from '#domain/account/second-factor'

/** 160 bits, as long as the hash that it keys (RFC 4226 §4 R6). */
const SECRET_BYTES = 20
const ISSUER = '家门口健康'

/** In base32, as authenticators read and people type it. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** What an authenticator scans. Every letter beyond ASCII is escaped. */
export function totpUri(secret: string, name: string): string {
  return totpOf(secret, name).toString()
}

/** The time step whose code this is, among those that count now; null when it is none of theirs. */
export function matchingStep(secret: string, code: string, now: Date): number | null {
  const totp = totpOf(secret, ISSUER)
  const timestamp = now.getTime()
  const delta = totp.validate({ token: code, timestamp, window: SECOND_FACTOR_STEPS_ASIDE })
  return delta === null ? null : totp.counter({ timestamp }) + delta
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    digits: SECOND_FACTOR_DIGITS,
    period: SECOND_FACTOR_STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  })
}
