import { accessTokenExpiry, isStaffTokenOver, isWorthTouching } from '#domain/account/access-token-life'
import type { Actor } from '../../platform/context'
import type { Database } from '../../platform/database'
import { bearerSecretHash } from './bearer-secret'
import { findLiveAccessToken, touchAccessToken } from './store'

/**
 * Who a bearer token speaks for; null alike for a token that never was, is over or was revoked. Roles are read
 * anew each time, so that a role given or taken counts from the next request on. Use moves the end ahead; but a page
 * that asks by itself, at a desk that nobody touches, does not use a log-in of staff.
 */
export async function authenticate(
  db: Database,
  token: string,
  now: Date,
  isAttended = true,
): Promise<Actor | null> {
  const tokenHash = bearerSecretHash(token)
  const found = tokenHash && (await findLiveAccessToken(db, tokenHash, now))
  if (!found) return null
  const { tokenId, createdAt, lastSeenAt, id, duties, practitionerId, secondFactorAt } = found
  const isStaff = duties.length > 0
  if (isStaff && isStaffTokenOver(found, now)) return null
  if ((isAttended || !isStaff) && isWorthTouching(lastSeenAt, now, isStaff)) {
    const expiresAt = accessTokenExpiry(now, createdAt, isStaff)
    await touchAccessToken(db, { tokenId, seenBefore: lastSeenAt, now, expiresAt })
  }
  return { id, tokenId, duties, practitionerId, secondFactorAt }
}
