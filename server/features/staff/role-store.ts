import type { StaffRole } from '#domain/account/account-role'
import { DomainError } from '#domain/kernel/errors'
import type { Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

/** What a change of a role keeps: ids and words of the program. */
export interface RoleRecord {
  readonly accountId: string
  readonly role: StaffRole
  readonly organizationId: string
}

/** The open accounts that proved to hold a number; more than one when a family shares it (rules D-ID-07). */
export async function findAccountsByPhone(tx: Transaction, phoneIndex: Buffer): Promise<readonly string[]> {
  const accounts = await tx.account.findMany({
    where: { phoneIndex: new Uint8Array(phoneIndex), phoneVerifiedAt: { not: null }, closedAt: null },
    take: 10,
    select: { id: true },
  })
  return accounts.map(({ id }) => id)
}

export async function hasLivingBureau(tx: Transaction, organizationId: string): Promise<boolean> {
  const found = await tx.staffRole.findFirst({
    where: { role: 'health-bureau', organizationId, endedAt: null },
    select: { id: true },
  })
  return found !== null
}

/** @throws not_found alike for a practitioner who works nowhere within reach and for none */
export async function assertPractitionerWithinReach(
  tx: Transaction,
  scope: StaffScope,
  practitionerId: string | null,
): Promise<void> {
  if (practitionerId === null) return
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM practitioner_role WHERE practitioner_id = ${practitionerId}::uuid
      AND organization_id IN ${within(scope.organizationId)} LIMIT 1`
  if (rows.length === 0) throw new DomainError('not_found')
}

/** Locks whoever is a member already. Null for an account that never worked for the alliance. */
export async function lockMemberOfAccount(
  tx: Transaction,
  accountId: string,
): Promise<{ practitionerId: string | null; hasLivingRole: boolean } | null> {
  const rows = await tx.$queryRaw<{ practitionerId: string | null; hasLivingRole: boolean }[]>`
    SELECT practitioner_id AS "practitionerId", EXISTS (SELECT FROM staff_role
      WHERE staff_role.account_id = member.account_id AND ended_at IS NULL) AS "hasLivingRole"
    FROM staff_member AS member WHERE account_id = ${accountId}::uuid FOR NO KEY UPDATE OF member`
  return rows[0] ?? null
}

/** Two offices that add one account at the same moment make one member of it. */
export async function saveMember(
  tx: Transaction,
  member: { accountId: string; nameCipher: string; practitionerId: string | null; now: Date },
): Promise<void> {
  const { accountId, nameCipher, practitionerId, now } = member
  await tx.staffMember.upsert({
    where: { accountId },
    create: { accountId, nameCipher, practitionerId, createdAt: now },
    update: { nameCipher, practitionerId },
    select: { accountId: true },
  })
}

export async function connectPractitioner(
  tx: Transaction,
  accountId: string,
  practitionerId: string,
): Promise<void> {
  await tx.staffMember.update({
    where: { accountId },
    data: { practitionerId },
    select: { accountId: true },
  })
}

/** Fails on the unique index of living roles when the account has this one already. */
export async function insertRole(tx: Transaction, role: RoleRecord, now: Date): Promise<string> {
  const { id } = await tx.staffRole.create({ data: { ...role, since: now }, select: { id: true } })
  return id
}

export async function findLivingRole(tx: Transaction, role: RoleRecord): Promise<string | null> {
  const { accountId, organizationId } = role
  const found = await tx.staffRole.findFirst({
    where: { accountId, role: role.role, organizationId, endedAt: null },
    select: { id: true },
  })
  return found?.id ?? null
}

/** @returns what it was; null when no such role lives within reach */
export async function endRoleWithinReach(
  tx: Transaction,
  scope: StaffScope,
  id: string,
  now: Date,
): Promise<RoleRecord | null> {
  const rows = await tx.$queryRaw<RoleRecord[]>`
    UPDATE staff_role SET ended_at = greatest(since, ${now}::timestamptz)
    WHERE id = ${id}::uuid AND ended_at IS NULL
      AND organization_id IN ${within(scope.organizationId)}
    RETURNING account_id AS "accountId", role, organization_id AS "organizationId"`
  return rows[0] ?? null
}

/** Whoever has no role left is logged out everywhere: a desk must not stay open as somebody's family log-in. */
export async function revokeLogInsWithoutRole(tx: Transaction, accountId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE access_token SET revoked_at = ${now}
    WHERE account_id = ${accountId}::uuid AND revoked_at IS NULL
      AND NOT EXISTS (SELECT FROM staff_role WHERE staff_role.account_id = ${accountId}::uuid AND ended_at IS NULL)`
}
