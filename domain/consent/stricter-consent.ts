import type { ConsentState } from './consent-state'

/** Strictest first: nobody's no is lost because two rows were one person. */
const STRICTNESS: readonly ConsentState[] = ['refused', 'withdrawn', 'given', 'not-asked']

export function stricterConsent(one: ConsentState, other: ConsentState): ConsentState {
  return STRICTNESS.indexOf(one) <= STRICTNESS.indexOf(other) ? one : other
}
