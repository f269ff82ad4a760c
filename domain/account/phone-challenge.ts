import { type Refusal, refuse } from '../kernel/errors'

/** The typed code: six digits, good for five minutes and five tries (design, after rules D-WX). */
export const PHONE_CODE_DIGITS = 6
export const PHONE_CODE_LIFE_MS = 5 * 60_000
const PHONE_CODE_MAX_ATTEMPTS = 5

/** A new code at most once a minute and five times an hour, counted per account and per number alike. */
const PHONE_CODE_INTERVAL_MS = 60_000
const PHONE_CODE_WINDOW_MS = 3_600_000
const PHONE_CODE_MAX_PER_WINDOW = 5

/** The moments that matter to a code which is sent now. */
export function phoneCodeMoments(now: Date) {
  return {
    /** Codes sent before this moment count against no limit any more. */
    countedSince: new Date(now.getTime() - PHONE_CODE_WINDOW_MS),
    expiresAt: new Date(now.getTime() + PHONE_CODE_LIFE_MS),
    /** From when on another code may be asked for. */
    resendAt: new Date(now.getTime() + PHONE_CODE_INTERVAL_MS),
  }
}

/**
 * May another code be sent? `sentAt` are the moments of the codes of the last hour for one account, or for one
 * number, in any order. Ask once for each of the two.
 *
 * @returns null, or too_many_requests with the seconds to wait
 */
export function refuseAnotherPhoneCode(sentAt: readonly Date[], now: Date): Refusal | null {
  const recent = sentAt
    .map((moment) => moment.getTime())
    .filter((moment) => moment > now.getTime() - PHONE_CODE_WINDOW_MS)
    .sort((a, b) => b - a)
  const newest = recent[0]
  const fifthNewest = recent[PHONE_CODE_MAX_PER_WINDOW - 1]
  const freeAt = Math.max(
    newest === undefined ? 0 : newest + PHONE_CODE_INTERVAL_MS,
    fifthNewest === undefined ? 0 : fifthNewest + PHONE_CODE_WINDOW_MS,
  )
  if (freeAt <= now.getTime()) return null
  return refuse('too_many_requests', { retryAfterSeconds: Math.ceil((freeAt - now.getTime()) / 1000) })
}

export interface PhoneChallenge {
  /** Tries before this one. */
  readonly attempts: number
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

/**
 * May this code be tried, and is it right? Only the newest challenge of an account and number counts; one that was
 * never sent looks like one that is over, so that nobody learns which numbers are known.
 *
 * @returns null when the code is right; else phone_code_expired, phone_code_too_many or phone_code_wrong
 */
export function refusePhoneCode(
  challenge: PhoneChallenge | null,
  isRight: boolean,
  now: Date,
): Refusal | null {
  if (!challenge || challenge.usedAt || challenge.expiresAt <= now) return refuse('phone_code_expired')
  if (challenge.attempts >= PHONE_CODE_MAX_ATTEMPTS) return refuse('phone_code_too_many')
  if (isRight) return null
  const attemptsLeft = PHONE_CODE_MAX_ATTEMPTS - challenge.attempts - 1
  return attemptsLeft === 0 ? refuse('phone_code_too_many') : refuse('phone_code_wrong', { attemptsLeft })
}
