import { HOUR_MS, MINUTE_MS } from '../kernel/time'

/** A family's log-in that is not used for this long ends (design). */
const ACCESS_TOKEN_LIFE_MS = 30 * 24 * HOUR_MS
/** A member of staff logs in once a working day, and again after leaving the desk (rules D-PR). */
const STAFF_TOKEN_LIFE_MS = 12 * HOUR_MS
const STAFF_TOKEN_IDLE_MS = 15 * MINUTE_MS

/** Use moves the end ahead, but is written down at most this often: reading a page is not worth a write. */
const ACCESS_TOKEN_TOUCH_MS = HOUR_MS
const STAFF_TOKEN_TOUCH_MS = MINUTE_MS

export interface TokenUse {
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

/** Until when a log-in holds that is used at `now`. */
export function accessTokenExpiry(now: Date, openedAt: Date, isStaff: boolean): Date {
  return new Date(isStaff ? openedAt.getTime() + STAFF_TOKEN_LIFE_MS : now.getTime() + ACCESS_TOKEN_LIFE_MS)
}

/**
 * When a staff log-in ends that is not used again. Last use is known to the minute, in the staff's favour.
 */
export function staffTokenEndsAt({ createdAt, lastSeenAt }: TokenUse): Date {
  const idleEndMs = lastSeenAt.getTime() + STAFF_TOKEN_IDLE_MS + STAFF_TOKEN_TOUCH_MS
  return new Date(Math.min(createdAt.getTime() + STAFF_TOKEN_LIFE_MS, idleEndMs))
}

/**
 * Is a staff log-in over? Judged by the roles of this moment, so that whoever becomes staff is held to it at once
 * and whoever no longer is, is not.
 */
export function isStaffTokenOver(use: TokenUse, now: Date): boolean {
  return now >= staffTokenEndsAt(use)
}

export function isWorthTouching(lastSeenAt: Date, now: Date, isStaff: boolean): boolean {
  const pause = isStaff ? STAFF_TOKEN_TOUCH_MS : ACCESS_TOKEN_TOUCH_MS
  return now.getTime() - lastSeenAt.getTime() >= pause
}
