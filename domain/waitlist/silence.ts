import type { WaitlistStatus } from './waitlist-entry'
import type { WaitlistRule } from './waitlist-rule'

/**
 * What an entry becomes when an offer ran out unanswered: after the second it is paused, so that seats do not wait for
 * somebody who does not look. A pause keeps the place; taking it up again begins to count anew.
 */
export function afterSilence(
  silences: number,
  { pausedAfter }: WaitlistRule,
): { readonly silences: number; readonly status: Extract<WaitlistStatus, 'waiting' | 'paused'> } {
  const counted = silences + 1
  return { silences: counted, status: counted >= pausedAfter ? 'paused' : 'waiting' }
}
