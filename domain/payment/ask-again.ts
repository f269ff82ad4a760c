import { MINUTE_MS } from '../kernel/time'

const SECOND_MS = 1_000

/**
 * Pauses before WeChat is asked again how an order ended. The last one repeats: money that was taken is known of within
 * ten minutes though no notice ever comes (reliability 10), the minute until the next round included.
 */
const PAYMENT_PAUSES_MS = [30 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS]

/** Refunds take minutes to a wallet and days to a card. */
const REFUND_PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 120 * MINUTE_MS, 720 * MINUTE_MS]

/** When WeChat is asked next, after it was asked so many times. */
export function nextAskAt(what: 'payment' | 'refund', asked: number, now: Date): Date {
  const pauses = what === 'payment' ? PAYMENT_PAUSES_MS : REFUND_PAUSES_MS
  const pause = pauses[Math.min(asked, pauses.length - 1)] ?? MINUTE_MS
  return new Date(now.getTime() + pause)
}

/** About a week of asking; a refund that WeChat has not taken on, or not ended, by then is somebody's task. */
export const REFUND_ASKS_MAX = 18
