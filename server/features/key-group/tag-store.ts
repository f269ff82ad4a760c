import { OPEN_STATUSES, SIGNED_STATUSES } from '#domain/contract/contract-status'
import type { LocalDate } from '#domain/kernel/time'
import type { KeyGroupSource } from '#domain/key-group/key-group'
import type { Database, Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { oneOf } from '../../platform/sql/codes-sql'

declare const proven: unique symbol

/** Proof that the person has applied to, or is signed with, a team of the one who asks. */
export interface TaggedScope {
  readonly patientId: string
  readonly accountId: string
  readonly [proven]: true
}

/** Null for everybody else, and for people who do not exist. */
export async function findTaggedScope(
  db: Database | Transaction,
  { accountId, practitionerId }: StaffScope,
  patientId: string,
  on: LocalDate,
): Promise<TaggedScope | null> {
  if (practitionerId === null) return null
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM contract WHERE patient_id = ${patientId}::uuid
      AND (status IN ${oneOf(OPEN_STATUSES)}
        OR (status IN ${oneOf(SIGNED_STATUSES)} OR end_reason = 'switched')
          AND coalesce(ended_on, ends_on) >= ${on}::date)
      AND (EXISTS (SELECT FROM care_team_member AS member WHERE member.team_id = contract.team_id
          AND member.practitioner_id = ${practitionerId}::uuid AND member.since <= ${on}::date
          AND coalesce(member.until, ${on}::date) >= ${on}::date)
        OR EXISTS (SELECT FROM care_team_absence AS absence WHERE absence.team_id = contract.team_id
          AND absence.cover_practitioner_id = ${practitionerId}::uuid AND absence.cancelled_at IS NULL
          AND ${on}::date BETWEEN absence.starts_on AND absence.ends_on))
    LIMIT 1`
  return rows.length > 0 ? ({ patientId, accountId } as TaggedScope) : null
}

export interface TagRow {
  readonly id: string
  readonly groupIndex: Uint8Array
  readonly source: Exclude<KeyGroupSource, 'age'>
  readonly since: LocalDate
  readonly until: LocalDate | null
  readonly evidenceCipher: string | null
  readonly byAccountId: string
}

const TAGS_MAX = 100

/** What was seen or said of a person, and what once was; those by age are computed and not in it. */
export function listTagRows(db: Database, { patientId }: TaggedScope): Promise<TagRow[]> {
  return db.$queryRaw<TagRow[]>`
    SELECT id, group_index AS "groupIndex", source, since::text, until::text, evidence_cipher AS "evidenceCipher",
      by_account_id AS "byAccountId"
    FROM key_group_member WHERE patient_id = ${patientId}::uuid AND source <> 'age'
    ORDER BY until IS NOT NULL, since DESC, id LIMIT ${TAGS_MAX}`
}

/** A group that the family declared is seen now; one that staff have seen before makes the unique index refuse. */
export async function saveSeen(
  tx: Transaction,
  { patientId, accountId }: TaggedScope,
  seen: { index: Buffer; evidenceCipher: string; since: LocalDate; now: Date },
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO key_group_member (id, patient_id, group_index, source, since, evidence_cipher, by_account_id, created_at)
    VALUES (gen_random_uuid(), ${patientId}::uuid, ${new Uint8Array(seen.index)}::bytea, 'staff', ${seen.since}::date,
      ${seen.evidenceCipher}, ${accountId}::uuid, ${seen.now})
    ON CONFLICT (patient_id, group_index) WHERE until IS NULL
    DO UPDATE SET source = 'staff', since = excluded.since, evidence_cipher = excluded.evidence_cipher,
      by_account_id = excluded.by_account_id, created_at = excluded.created_at
    WHERE key_group_member.source = 'declared'
    RETURNING id`
  return row?.id ?? null
}

/** Whose row it is; null for absent ones and those by age, which nobody ends by hand. */
export async function personOfTag(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.keyGroupMember.findFirst({
    where: { id, source: { not: 'age' } },
    select: { patientId: true },
  })
  return row?.patientId ?? null
}

/** False where it has a last day already. */
export async function endTag(
  tx: Transaction,
  { patientId }: TaggedScope,
  id: string,
  lastOn: LocalDate,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE key_group_member SET until = greatest(since, ${lastOn}::date)
    WHERE id = ${id}::uuid AND patient_id = ${patientId}::uuid AND until IS NULL`
  return count === 1
}
