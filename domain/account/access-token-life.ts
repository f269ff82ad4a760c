const HOUR_MS = 3_600_000

/** A log-in that is not used for this long ends (design). */
const ACCESS_TOKEN_LIFE_MS = 30 * 24 * HOUR_MS

/** Use moves the end ahead, but is written down at most this often: reading a page is not worth a write. */
const ACCESS_TOKEN_TOUCH_MS = HOUR_MS

export function accessTokenExpiry(usedAt: Date): Date {
  return new Date(usedAt.getTime() + ACCESS_TOKEN_LIFE_MS)
}

export function isWorthTouching(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= ACCESS_TOKEN_TOUCH_MS
}
