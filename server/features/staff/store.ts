import type { StaffRole } from '#domain/account/account-role'
import { DomainError } from '#domain/kernel/errors'
import type { Reader, Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

// Members of staff and their roles, for an office above them. Somebody whose roles lie elsewhere does not exist for it,
// though their account does.

/** More than a county employs; the office searches by organization beyond it. */
const MAX_MEMBERS = 5_000
/** A staff log-in lives twelve hours: nobody opens so many. */
const MAX_LOG_INS = 50

interface SealedStaffName {
  readonly accountId: string
  readonly nameCipher: string
}

export interface LivingRole {
  readonly id: string
  readonly role: StaffRole
  readonly organizationId: string
  readonly organizationName: string
  readonly since: Date
}

export interface MemberRecord extends SealedStaffName {
  readonly createdAt: Date
  readonly phoneCipher: string | null
  readonly practitioner: { readonly id: string; readonly name: string; readonly title: string } | null
  readonly hasSecondFactor: boolean
  readonly lastSeenAt: Date | null
  /** The living ones within reach of whoever asks. */
  readonly roles: readonly LivingRole[]
}

export async function readStaffNames(db: Reader, accountIds: readonly string[]): Promise<SealedStaffName[]> {
  return db.staffMember.findMany({
    where: { accountId: { in: [...accountIds] } },
    select: { accountId: true, nameCipher: true },
  })
}

/** Everybody who has a living role at or below an organization of the scope, oldest first; in one statement. */
export async function readMembers(
  db: Reader,
  scope: StaffScope,
  filter: { readonly organizationId: string; readonly role: StaffRole | null },
): Promise<readonly MemberRecord[]> {
  type Row = Omit<MemberRecord, 'roles'> & { roles: (Omit<LivingRole, 'since'> & { since: string })[] }
  const rows = await db.$queryRaw<Row[]>`
    WITH reach AS (SELECT organization_within(${scope.organizationId}::uuid) AS id),
      asked AS (SELECT organization_within(${filter.organizationId}::uuid) AS id)
    SELECT member.account_id AS "accountId", member.name_cipher AS "nameCipher", member.created_at AS "createdAt",
      account.phone_cipher AS "phoneCipher", member.totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
      CASE WHEN practitioner.id IS NOT NULL THEN jsonb_build_object('id', practitioner.id,
        'name', practitioner.name, 'title', practitioner.title) END AS practitioner,
      (SELECT max(last_seen_at) FROM access_token WHERE access_token.account_id = member.account_id) AS "lastSeenAt",
      living.roles
    FROM staff_member AS member JOIN account ON account.id = member.account_id
      LEFT JOIN practitioner ON practitioner.id = member.practitioner_id
      CROSS JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_object('id', duty.id, 'role', duty.role, 'organizationId', organization.id,
            'organizationName', organization.name, 'since', duty.since) ORDER BY duty.since, duty.id) AS roles,
          bool_or(duty.organization_id IN (SELECT id FROM asked)
            AND (${filter.role}::text IS NULL OR duty.role = ${filter.role})) AS matches
        FROM staff_role AS duty JOIN organization ON organization.id = duty.organization_id
        WHERE duty.account_id = member.account_id AND duty.ended_at IS NULL
          AND duty.organization_id IN (SELECT id FROM reach)
      ) AS living
    WHERE living.matches
    ORDER BY member.created_at, member.account_id LIMIT ${MAX_MEMBERS}`
  return rows.map((row) => ({
    ...row,
    roles: row.roles.map((role) => ({ ...role, since: new Date(role.since) })),
  }))
}

/** @throws not_found alike for an organization outside the scope and for none */
export async function assertWithinReach(
  db: Reader,
  scope: StaffScope,
  organizationId: string,
): Promise<void> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 WHERE ${organizationId}::uuid IN ${within(scope.organizationId)}`
  if (rows.length === 0) throw new DomainError('not_found')
}

interface LockedMember {
  readonly practitionerId: string | null
  readonly secondFactorSince: Date | null
  /** Has a living role out of reach, too. */
  readonly worksElsewhere: boolean
}

/** The person behind an account who has, or had, a role within reach. Locked: their roles are about to change. */
export async function lockMember(
  tx: Transaction,
  scope: StaffScope,
  accountId: string,
): Promise<LockedMember | null> {
  const rows = await tx.$queryRaw<LockedMember[]>`
    SELECT practitioner_id AS "practitionerId", totp_confirmed_at AS "secondFactorSince", EXISTS (
      SELECT FROM staff_role WHERE staff_role.account_id = member.account_id AND ended_at IS NULL
        AND organization_id NOT IN ${within(scope.organizationId)}) AS "worksElsewhere"
    FROM staff_member AS member
    WHERE account_id = ${accountId}::uuid AND EXISTS (
      SELECT FROM staff_role WHERE staff_role.account_id = member.account_id
        AND organization_id IN ${within(scope.organizationId)})
    FOR NO KEY UPDATE OF member`
  return rows[0] ?? null
}

export interface LogInRecord {
  readonly id: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly secondFactorAt: Date | null
}

export async function isLivingMember(db: Reader, scope: StaffScope, accountId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM staff_role WHERE account_id = ${accountId}::uuid AND ended_at IS NULL
      AND organization_id IN ${within(scope.organizationId)} LIMIT 1`
  return rows.length > 0
}

/** Where a member is logged in, newest first. */
export async function readLogIns(db: Reader, accountId: string, now: Date): Promise<LogInRecord[]> {
  return db.accessToken.findMany({
    where: { accountId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MAX_LOG_INS,
    select: { id: true, createdAt: true, lastSeenAt: true, secondFactorAt: true },
  })
}

/** @returns whose log-in it was; null when no member within reach has such a log-in open */
export async function revokeLogInOf(
  tx: Transaction,
  scope: StaffScope,
  id: string,
  now: Date,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    UPDATE access_token SET revoked_at = ${now}
    WHERE id = ${id}::uuid AND revoked_at IS NULL AND expires_at > ${now} AND EXISTS (
      SELECT FROM staff_role WHERE staff_role.account_id = access_token.account_id AND ended_at IS NULL
        AND organization_id IN ${within(scope.organizationId)})
    RETURNING account_id AS "accountId"`
  return rows[0]?.accountId ?? null
}

/** The authenticator is forgotten, and no log-in has passed it any more. */
export async function forgetSecondFactor(tx: Transaction, accountId: string): Promise<void> {
  await tx.staffMember.update({
    where: { accountId },
    data: {
      totpSecretCipher: null,
      totpConfirmedAt: null,
      totpLastStep: null,
      totpFailures: 0,
      totpLockedUntil: null,
    },
    select: { accountId: true },
  })
  await tx.accessToken.updateMany({ where: { accountId }, data: { secondFactorAt: null } })
}
