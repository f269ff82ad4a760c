import { EXPECTED_STATUSES } from '#domain/appointment/status'
import { DomainError } from '#domain/kernel/errors'
import type { LocalDate } from '#domain/kernel/time'
import type { HouseholdMember } from '#domain/patient/add-patient'
import type { DocumentType } from '#domain/patient/document-type'
import type { Relation } from '#domain/patient/relation'
import type { NewGuardian } from '../../platform/access/guardian-change'
import type { Database, Transaction } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { oneOf } from '../../platform/sql/codes-sql'

/** A household is smaller (rules D-ID-07); a limit that operators raise shows here first. */
const HOUSEHOLD_READ_MAX = 50

/**
 * Until the transaction ends nobody else adds to this account's household, so what is read of it stays true.
 *
 * @throws not_logged_in when the account was closed a moment ago
 */
export async function lockHousehold(tx: Transaction, accountId: string): Promise<void> {
  const [account] = await tx.$queryRaw<object[]>`
    SELECT id FROM account WHERE id = ${accountId}::uuid AND closed_at IS NULL FOR NO KEY UPDATE`
  if (!account) throw new DomainError('not_logged_in')
}

/** Whom the account acts for today, and whom it has asked to act for. */
export function loadMembers(
  tx: Transaction,
  accountId: string,
  now: Date,
  today: LocalDate,
): Promise<readonly (HouseholdMember & { readonly patientId: string })[]> {
  return tx.$queryRaw<(HouseholdMember & { patientId: string })[]>`
    SELECT patient.id AS "patientId", relation, patient.birth_date::text AS "birthDate"
    FROM patient_access AS tie JOIN patient ON patient.id = tie.patient_id
    WHERE tie.account_id = ${accountId}::uuid AND kind = 'guardian' AND ${today}::date BETWEEN starts_on AND ends_on
    UNION ALL
    SELECT patient_id, relation, birth_date::text FROM guardianship_request
    WHERE account_id = ${accountId}::uuid AND status = 'pending' AND expires_at > ${now}
    LIMIT ${HOUSEHOLD_READ_MAX}`
}

/** What the patient is to every account that acts for them today as guardian or is their own. */
export async function listGuardians(
  tx: Transaction,
  patientId: string,
  today: LocalDate,
): Promise<readonly { readonly accountId: string; readonly relation: Relation }[]> {
  return await tx.$queryRaw<{ accountId: string; relation: Relation }[]>`
    SELECT account_id AS "accountId", relation FROM patient_access
    WHERE patient_id = ${patientId}::uuid AND kind = 'guardian' AND ${today}::date BETWEEN starts_on AND ends_on
    LIMIT ${HOUSEHOLD_READ_MAX}`
}

/** Those of them who say whether another account may join them: a grown-up with an own account says it alone. */
export async function listDeciders(
  tx: Transaction,
  patientId: string,
  today: LocalDate,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT account_id AS "accountId" FROM patient_access AS tie
    WHERE patient_id = ${patientId}::uuid AND kind = 'guardian' AND ${today}::date BETWEEN starts_on AND ends_on
      AND (relation = 'self' OR NOT speaks_for_themselves(patient_id, ${today}::date))
    LIMIT ${HOUSEHOLD_READ_MAX}`
  return rows.map(({ accountId }) => accountId)
}

/** A link that ended with a birthday makes room for a new one. */
export async function insertLink(
  tx: Transaction,
  link: NewGuardian & { readonly endsOn: LocalDate | null },
  now: Date,
  today: LocalDate,
): Promise<void> {
  const { accountId, patientId, relation, endsOn } = link
  await tx.$executeRaw`
    UPDATE patient_link SET ended_at = greatest(${now}::timestamptz, created_at)
    WHERE account_id = ${accountId}::uuid AND patient_id = ${patientId}::uuid AND ended_at IS NULL
      AND ends_on < ${today}::date`
  await tx.$executeRaw`
    INSERT INTO patient_link (id, account_id, patient_id, relation, created_at, ends_on)
    VALUES (gen_random_uuid(), ${accountId}::uuid, ${patientId}::uuid, ${relation}, ${now}, ${endsOn}::date)`
}

/** False when it had ended already. */
export async function endLink(tx: Transaction, scope: PatientScope, now: Date): Promise<boolean> {
  const ended = await tx.$executeRaw`
    UPDATE patient_link SET ended_at = greatest(${now}::timestamptz, created_at)
    WHERE account_id = ${scope.accountId}::uuid AND patient_id = ${scope.patientId}::uuid AND ended_at IS NULL`
  return ended === 1
}

/** What a guardian gave ends with the guardian. Answers whom it was given to. */
export async function revokeDelegationsBy(
  tx: Transaction,
  scope: PatientScope,
  now: Date,
): Promise<readonly { readonly id: string; readonly toAccountId: string | null }[]> {
  return await tx.$queryRaw<{ id: string; toAccountId: string | null }[]>`
    UPDATE delegation SET revoked_at = ${now}, revoked_by_account_id = ${scope.accountId}::uuid
    WHERE by_account_id = ${scope.accountId}::uuid AND patient_id = ${scope.patientId}::uuid AND revoked_at IS NULL
    RETURNING id, to_account_id AS "toAccountId"`
}

/** Appointments still ahead or under way, those of the running day included. */
export async function countOpenAppointments(
  tx: Transaction,
  scope: PatientScope,
  now: Date,
  today: LocalDate,
): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM appointment
    WHERE patient_id = ${scope.patientId}::uuid AND day >= ${today}::date
      AND (status IN ${oneOf(EXPECTED_STATUSES)} OR (status = 'held' AND hold_expires_at > ${now}))`
  return rows[0]?.count ?? 0
}

export interface NewGuardianshipRequest extends NewGuardian {
  readonly nameCipher: string
  readonly documentType: DocumentType
  readonly numberCipher: string
  readonly birthDate: LocalDate
  readonly sex: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** How often one account asked for one person since a moment, whatever became of it. */
export function countRequests(
  tx: Transaction,
  { accountId, patientId }: Pick<NewGuardian, 'accountId' | 'patientId'>,
  since: Date,
): Promise<number> {
  return tx.guardianshipRequest.count({ where: { accountId, patientId, createdAt: { gt: since } } })
}

/** One that has run out makes room for a new one. Fails on the unique index of pending requests when asked twice at once. */
export async function insertGuardianshipRequest(
  tx: Transaction,
  request: NewGuardianshipRequest,
): Promise<string> {
  const { accountId, patientId, birthDate, createdAt } = request
  await tx.guardianshipRequest.updateMany({
    where: { accountId, patientId, status: 'pending', expiresAt: { lte: createdAt } },
    data: { status: 'expired' },
  })
  const data = { ...request, birthDate: new Date(birthDate) }
  return (await tx.guardianshipRequest.create({ data, select: { id: true } })).id
}

/** A guardianship whose last day is over ends with that day. */
export async function endGrownUpLinks(db: Database, today: LocalDate): Promise<void> {
  await db.$executeRaw`
    UPDATE patient_link SET ended_at = greatest((ends_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai', created_at)
    WHERE ended_at IS NULL AND ends_on < ${today}::date`
}
