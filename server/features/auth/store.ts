import type { StaffRole } from '#domain/account/account-role'
import type { Actor } from '../../platform/context'
import { type Database, Prisma, type Reader, type Transaction } from '../../platform/database/database'
import { deleteInPages } from '../../platform/database/delete-in-pages'
import type { Statements } from '../../platform/database/plain-sql'
import type { StaffDuty } from '../../platform/scope/staff-scope'

// Accounts and log-ins. Nobody acts on another's account here, so the proof that a store asks for is the actor whom a
// token has named. Locks are always taken in the order account → phone number.

/** Nobody has so many roles; a limit all the same. */
const MAX_DUTIES = 20

export interface AccountRow {
  readonly id: string
  readonly duties: readonly StaffDuty[]
}

export interface LiveToken extends AccountRow {
  readonly tokenId: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly secondFactorAt: Date | null
  readonly practitionerId: string | null
}

export interface OwnAccount {
  readonly phoneCipher: string | null
  readonly elderMode: boolean
  readonly agreedVersion: string | null
  readonly staff: {
    readonly nameCipher: string
    readonly hasSecondFactor: boolean
    readonly duties: readonly (StaffDuty & { readonly organizationName: string })[]
  } | null
}

/** Two first log-ins of one person at the same moment find the same account: the unique openid decides. */
export async function findOrCreateAccount(
  db: Database,
  person: { openid: string; unionid: string | null; now: Date },
): Promise<AccountRow> {
  const { openid, unionid, now } = person
  const { id } = await db.account.upsert({
    where: { openid },
    create: { openid, unionid, createdAt: now },
    update: unionid === null ? {} : { unionid },
    select: { id: true },
  })
  return { id, duties: await readDuties(db, id) }
}

export async function findAccount(db: Reader, id: string): Promise<AccountRow> {
  return { id, duties: await readDuties(db, id) }
}

async function readDuties(db: Reader, accountId: string): Promise<readonly StaffDuty[]> {
  const roles = await db.staffRole.findMany({
    where: { accountId, endedAt: null },
    orderBy: { since: 'asc' },
    take: MAX_DUTIES,
    select: { role: true, organizationId: true },
  })
  return roles.map(({ role, organizationId }) => ({ role: role as StaffRole, organizationId }))
}

export async function saveAccessToken(
  db: Reader,
  token: { accountId: string; tokenHash: Buffer; now: Date; expiresAt: Date; secondFactorAt: Date | null },
): Promise<void> {
  const { accountId, tokenHash, now, expiresAt, secondFactorAt } = token
  await db.accessToken.create({
    data: {
      accountId,
      tokenHash: new Uint8Array(tokenHash),
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      secondFactorAt,
    },
    select: { id: true },
  })
}

/** One statement, because every request of everybody runs it. */
export async function findLiveAccessToken(
  db: Statements,
  tokenHash: Buffer,
  now: Date,
): Promise<LiveToken | null> {
  return (await findLiveAccessTokens(db, [tokenHash], now))[0] ?? null
}

/** Those of requests that come at one moment, in their order. */
export async function findLiveAccessTokens(
  db: Statements,
  tokenHashes: readonly Buffer[],
  now: Date,
): Promise<readonly (LiveToken | null)[]> {
  const wanted = tokenHashes.map((hash) => hash.toString('hex'))
  const rows = await db.$queryRaw<(LiveToken & { readonly hash: string })[]>`
    SELECT encode(token.token_hash, 'hex') AS hash, token.id AS "tokenId", token.created_at AS "createdAt",
      token.last_seen_at AS "lastSeenAt", token.second_factor_at AS "secondFactorAt", token.account_id AS id,
      member.practitioner_id AS "practitionerId",
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', role, 'organizationId', organization_id) ORDER BY since)
        FROM staff_role WHERE staff_role.account_id = token.account_id AND ended_at IS NULL), '[]') AS duties
    FROM access_token AS token LEFT JOIN staff_member AS member ON member.account_id = token.account_id
    WHERE token.token_hash = ANY(ARRAY(SELECT decode(hash, 'hex') FROM unnest(${wanted}::text[]) AS hash))
      AND token.revoked_at IS NULL AND token.expires_at > ${now}`
  const found = new Map(rows.map(({ hash, ...token }) => [hash, token]))
  return wanted.map((hash) => found.get(hash) ?? null)
}

/** Of many requests at the same moment one writes; a token revoked meanwhile stays revoked. */
export async function touchAccessToken(
  db: Database,
  use: { tokenId: string; seenBefore: Date; now: Date; expiresAt: Date },
): Promise<void> {
  await db.accessToken.updateMany({
    where: { id: use.tokenId, lastSeenAt: use.seenBefore, revokedAt: null },
    data: { lastSeenAt: use.now, expiresAt: use.expiresAt },
  })
}

/** @returns false when the actor has no such log-in that is still open */
export async function revokeAccessToken(db: Reader, actor: Actor, id: string, now: Date): Promise<boolean> {
  const { count } = await db.accessToken.updateMany({
    where: { id, accountId: actor.id, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now },
  })
  return count === 1
}

export async function readLiveAccessTokens(
  db: Reader,
  actor: Actor,
  page: { after: string | null; limit: number; now: Date },
): Promise<{ id: string; createdAt: Date; lastSeenAt: Date; expiresAt: Date }[]> {
  return db.accessToken.findMany({
    where: { accountId: actor.id, revokedAt: null, expiresAt: { gt: page.now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...(page.after && { cursor: { id: page.after }, skip: 1 }),
    take: page.limit,
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true },
  })
}

export async function readOwnAccount(db: Reader, actor: Actor): Promise<OwnAccount> {
  const { agreements, staffMember, ...account } = await db.account.findUniqueOrThrow({
    where: { id: actor.id },
    select: {
      phoneCipher: true,
      elderMode: true,
      agreements: { orderBy: { agreedAt: 'desc' }, take: 1, select: { textVersion: true } },
      staffMember: {
        select: {
          nameCipher: true,
          totpConfirmedAt: true,
          roles: {
            where: { endedAt: null },
            orderBy: { since: 'asc' },
            take: MAX_DUTIES,
            select: { role: true, organizationId: true, organization: { select: { name: true } } },
          },
        },
      },
    },
  })
  return {
    ...account,
    agreedVersion: agreements[0]?.textVersion ?? null,
    staff: staffMember && {
      nameCipher: staffMember.nameCipher,
      hasSecondFactor: staffMember.totpConfirmedAt !== null,
      duties: staffMember.roles.map(({ role, organizationId, organization }) => ({
        role: role as StaffRole,
        organizationId,
        organizationName: organization.name,
      })),
    },
  }
}

export async function saveElderMode(tx: Transaction, actor: Actor, elderMode: boolean): Promise<void> {
  await tx.account.update({ where: { id: actor.id }, data: { elderMode }, select: { id: true } })
}

export async function savePrivacyAgreement(
  tx: Transaction,
  actor: Actor,
  textVersion: string,
  agreedAt: Date,
): Promise<void> {
  await tx.privacyAgreement.createMany({
    data: [{ accountId: actor.id, textVersion, agreedAt }],
    skipDuplicates: true,
  })
}

export async function hasAgreedPrivacy(db: Reader, actor: Actor, textVersion: string): Promise<boolean> {
  const found = await db.privacyAgreement.findUnique({
    where: { accountId_textVersion: { accountId: actor.id, textVersion } },
    select: { textVersion: true },
  })
  return found !== null
}

/**
 * Whoever counts or changes what has this number waits here for the others; until the transaction ends. The account
 * comes first: of two that took them the other way round, one would have to give up.
 */
export async function lockAccountAndPhone(tx: Transaction, actor: Actor, phoneIndex: Buffer): Promise<void> {
  await tx.$executeRaw`SELECT id FROM account WHERE id = ${actor.id}::uuid FOR NO KEY UPDATE`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(encode(${phoneIndex}, 'hex'), 0))`
}

/** The caller holds the lock on the number. */
export async function countOtherAccountsWithPhone(
  tx: Transaction,
  actor: Actor,
  phoneIndex: Buffer,
): Promise<number> {
  return tx.account.count({ where: { phoneIndex: new Uint8Array(phoneIndex), id: { not: actor.id } } })
}

export async function savePhone(
  tx: Transaction,
  actor: Actor,
  phone: { phoneCipher: string; phoneIndex: Buffer; verifiedAt: Date },
): Promise<void> {
  await tx.account.update({
    where: { id: actor.id },
    data: {
      phoneCipher: phone.phoneCipher,
      phoneIndex: new Uint8Array(phone.phoneIndex),
      phoneVerifiedAt: phone.verifiedAt,
    },
    select: { id: true },
  })
}

/** Removes log-ins that ended and codes that were sent before `before`: nobody can use them any more. */
export async function sweepEndedBefore(db: Database, before: Date): Promise<void> {
  const hasEnded = Prisma.sql`expires_at < ${before} OR revoked_at < ${before}`
  await deleteInPages(db, { table: 'access_token', where: hasEnded })
  await deleteInPages(db, { table: 'desk_log_in', where: Prisma.sql`expires_at < ${before}` })
  await deleteInPages(db, { table: 'phone_challenge', where: Prisma.sql`created_at < ${before}` })
}
