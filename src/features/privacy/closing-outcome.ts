import { failureOf } from '../../api/failure-of'

/**
 * Whether an account may have been closed by a call that failed. Its log-in goes with it, so after an answer that was
 * lost the next one is `not_logged_in`; any other refusal says that the account stands.
 */
export function mayBeClosed(error: unknown, mayHaveBeenBefore: boolean): boolean {
  const failure = failureOf(error)
  if (failure.kind === 'unreachable' || failure.code === 'busy') return true
  return failure.code === 'not_logged_in' && mayHaveBeenBefore
}
