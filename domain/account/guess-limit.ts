const MAX_FAILURES = 5
const LOCK_MS = 15 * 60_000

/** How often somebody has typed a wrong code in a row, and until when they may not try again. */
export interface Guesses {
  readonly failures: number
  readonly lockedUntil: Date | null
}

/** Seconds to wait before the next code is looked at; 0: now. */
export function secondsLocked({ lockedUntil }: Guesses, now: Date): number {
  return lockedUntil === null ? 0 : Math.max(0, Math.ceil((lockedUntil.getTime() - now.getTime()) / 1000))
}

/**
 * The count after a code that was looked at: five wrong ones in a row lock for a quarter of an hour, a right one
 * forgets them (rules D-PR lockout; RFC 6238 §5.2 and RFC 8628 §5.1 ask for a limit).
 */
export function afterGuess({ failures }: Guesses, isRight: boolean, now: Date): Guesses {
  if (isRight) return { failures: 0, lockedUntil: null }
  return failures + 1 < MAX_FAILURES
    ? { failures: failures + 1, lockedUntil: null }
    : { failures: 0, lockedUntil: new Date(now.getTime() + LOCK_MS) }
}
