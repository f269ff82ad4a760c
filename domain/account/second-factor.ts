import { type Refusal, refuse } from '../kernel/errors'
import { needsSecondFactor } from './account-role'
import { afterGuess, type Guesses, secondsLocked } from './guess-limit'

/** What every authenticator shows without being told otherwise (RFC 6238 §1.2, §4.1). */
export const SECOND_FACTOR_DIGITS = 6
export const SECOND_FACTOR_STEP_SECONDS = 30
/** A phone's clock may be off, and typing takes a while: the step before and the one after count too (§5.2). */
export const SECOND_FACTOR_STEPS_ASIDE = 1

/** Where a log-in stands with its second factor. In the demonstration one may pass without an authenticator. */
export type SecondFactorState = 'not-needed' | 'passed' | 'required' | 'not-set-up'

export function secondFactorState(
  roles: readonly string[],
  isConfirmed: boolean,
  passedAt: Date | null,
): SecondFactorState {
  if (!needsSecondFactor(roles)) return 'not-needed'
  if (passedAt !== null) return 'passed'
  return isConfirmed ? 'required' : 'not-set-up'
}

/** An account's authenticator and what was tried with it. */
export interface SecondFactor extends Guesses {
  /** The newest time step whose code was accepted. */
  readonly lastStep: number | null
}

/**
 * Looks at a typed code. `step` is the time step whose code it is, or null when it is none of the steps that
 * count now. A code works once: one of the last accepted step, or of an earlier one, is as wrong as any
 * (RFC 6238 §5.2).
 *
 * @returns second_factor_locked, with nothing counted; or second_factor_wrong or null, with the count after it
 */
export function trySecondFactor(
  factor: SecondFactor,
  step: number | null,
  now: Date,
): { readonly refusal: Refusal | null; readonly after: SecondFactor } {
  const retryAfterSeconds = secondsLocked(factor, now)
  if (retryAfterSeconds > 0) {
    return { refusal: refuse('second_factor_locked', { retryAfterSeconds }), after: factor }
  }
  const isRight = step !== null && (factor.lastStep === null || step > factor.lastStep)
  const guesses = afterGuess(factor, isRight, now)
  if (isRight) return { refusal: null, after: { ...guesses, lastStep: step } }
  const lockedSeconds = secondsLocked(guesses, now)
  return {
    refusal:
      lockedSeconds > 0
        ? refuse('second_factor_locked', { retryAfterSeconds: lockedSeconds })
        : refuse('second_factor_wrong'),
    after: { ...guesses, lastStep: factor.lastStep },
  }
}
