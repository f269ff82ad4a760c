import { accessTokenExpiry, isStaffTokenOver, isWorthTouching } from '#domain/account/access-token-life'
import type { Desk } from '../../platform/admission/admission'
import type { Actor, Context } from '../../platform/context'
import type { Database } from '../../platform/database/database'
import type { Statements } from '../../platform/database/plain-sql'
import { bearerSecretHash } from './bearer-secret'
import { findLiveAccessToken, findLiveAccessTokens, type LiveToken, touchAccessToken } from './store'

type LookUp = (tokenHash: Buffer, now: Date) => Promise<LiveToken | null>

interface Shown {
  readonly statements: Statements
  readonly tokenHash: Buffer
  readonly now: Date
}

/** Tokens that are shown at one moment are looked up together: nobody's log-in is remembered from a moment before. */
const DOOR: Desk<Shown, LiveToken | null> = {
  alone: () => [],
  shared: () => 'tokens',
  atOnce: 1,
  async decide(batch) {
    const [first] = batch
    if (!first) return []
    const hashes = batch.map(({ tokenHash }) => tokenHash)
    return (await findLiveAccessTokens(first.statements, hashes, first.now)).map((answer) => ({ answer }))
  },
}

/** As `findLiveAccessToken`, for a server that many phones ask at once. */
export function lookUpTogether({ admit, plain: { statements } }: Pick<Context, 'admit' | 'plain'>): LookUp {
  return (tokenHash, now) => admit(DOOR, { statements, tokenHash, now })
}

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
  lookUp: LookUp = (tokenHash, at) => findLiveAccessToken(db, tokenHash, at),
): Promise<Actor | null> {
  const tokenHash = bearerSecretHash(token)
  const found = tokenHash && (await lookUp(tokenHash, now))
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
