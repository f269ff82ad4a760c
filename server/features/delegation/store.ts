import type { LocalDate } from '#domain/kernel/time'
import type { DelegationPeriod } from '#domain/patient/delegation'
import type { Relation } from '#domain/patient/relation'
import { countTry } from '../../platform/api/counted-tries'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { JobPage } from '../../platform/job-pages'
import type { PatientScope } from '../../platform/scope/patient-scope'

type Index = Uint8Array<ArrayBuffer>

const READ_MAX = 50
/** How long a delegation that is over is still shown. */
const SHOWN_DAYS = 30

export interface DelegationRow extends DelegationPeriod {
  readonly id: string
  readonly patientId: string
  readonly byAccountId: string
  readonly toAccountId: string | null
  /** What the child is to the delegate. */
  readonly relation: Relation
  readonly labelCipher: string
  readonly codeExpiresAt: Date
  readonly acceptedAt: Date | null
  readonly revokedAt: Date | null
}

const DELEGATION = Prisma.sql`
  SELECT given.id, given.patient_id AS "patientId", given.by_account_id AS "byAccountId",
    given.to_account_id AS "toAccountId", given.relation, given.label_cipher AS "labelCipher",
    given.starts_on::text AS "startsOn", given.ends_on::text AS "endsOn", given.code_expires_at AS "codeExpiresAt",
    given.accepted_at AS "acceptedAt", given.revoked_at AS "revokedAt"
  FROM delegation AS given`

const shownOn = (now: Date, today: LocalDate) => Prisma.sql`
  given.ends_on > ${today}::date - ${SHOWN_DAYS}::int
    AND coalesce(given.revoked_at, 'infinity') > ${now}::timestamptz - make_interval(days => ${SHOWN_DAYS})`

/** What anybody gave of the people for whom the account decides today, newest first; and what is over not long ago. */
export function listGiven(
  db: Database,
  accountId: string,
  now: Date,
  today: LocalDate,
): Promise<DelegationRow[]> {
  return db.$queryRaw<DelegationRow[]>`
    ${DELEGATION} JOIN patient_access AS tie ON tie.patient_id = given.patient_id
    WHERE tie.account_id = ${accountId}::uuid AND tie.kind = 'guardian'
      AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on AND ${shownOn(now, today)}
    ORDER BY given.created_at DESC, given.id LIMIT ${READ_MAX}`
}

export function listReceived(
  db: Database,
  accountId: string,
  now: Date,
  today: LocalDate,
): Promise<DelegationRow[]> {
  return db.$queryRaw<DelegationRow[]>`
    ${DELEGATION} WHERE given.to_account_id = ${accountId}::uuid AND ${shownOn(now, today)}
    ORDER BY given.created_at DESC, given.id LIMIT ${READ_MAX}`
}

/** Given and not over: taken, or with a code that can still be taken. */
export async function countLiving(
  tx: Transaction,
  scope: PatientScope,
  now: Date,
  today: LocalDate,
): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM delegation
    WHERE patient_id = ${scope.patientId}::uuid AND revoked_at IS NULL AND ends_on >= ${today}::date
      AND (accepted_at IS NOT NULL OR code_expires_at > ${now})`
  return rows[0]?.count ?? 0
}

export interface NewDelegation extends DelegationPeriod {
  readonly id: string
  readonly relation: Relation
  readonly labelCipher: string
  readonly codeIndex: Index
  readonly codeExpiresAt: Date
  readonly createdAt: Date
}

export async function insertDelegation(
  tx: Transaction,
  scope: PatientScope,
  delegation: NewDelegation,
): Promise<void> {
  const { startsOn, endsOn, ...rest } = delegation
  const { patientId, accountId: byAccountId } = scope
  const data = { ...rest, patientId, byAccountId, startsOn: new Date(startsOn), endsOn: new Date(endsOn) }
  await tx.delegation.create({ data, select: { id: true } })
}

export interface Offer extends DelegationRow {
  readonly nameCipher: string
  /** Whoever asks decides for the child already. */
  readonly isGuardians: boolean
}

/** What a code stands for, whoever asks. */
export async function findOffer(
  db: Database | Transaction,
  accountId: string,
  codeIndex: Index,
  today: LocalDate,
): Promise<Offer | null> {
  const rows = await db.$queryRaw<Offer[]>`
    SELECT given.*, patient.name_cipher AS "nameCipher",
      EXISTS (SELECT FROM patient_access AS tie WHERE tie.patient_id = patient.id AND tie.kind = 'guardian'
        AND tie.account_id = ${accountId}::uuid AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on)
        AS "isGuardians"
    FROM (${DELEGATION} WHERE given.code_index = ${codeIndex}) AS given
    JOIN patient ON patient.id = given."patientId"`
  return rows[0] ?? null
}

/** Of several who type one code the first has it; false for the others. */
export async function takeOffer(
  tx: Transaction,
  accountId: string,
  id: string,
  now: Date,
  today: LocalDate,
): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE delegation SET to_account_id = ${accountId}::uuid, accepted_at = ${now}
    WHERE id = ${id}::uuid AND to_account_id IS NULL AND revoked_at IS NULL AND code_expires_at > ${now}
      AND ends_on >= ${today}::date`
  return taken === 1
}

export async function findDelegation(tx: Transaction, id: string): Promise<DelegationRow | null> {
  const rows = await tx.$queryRaw<DelegationRow[]>`${DELEGATION} WHERE given.id = ${id}::uuid`
  return rows[0] ?? null
}

/** False when it was over already. */
export async function revoke(
  tx: Transaction,
  id: string,
  byAccountId: string,
  now: Date,
  today: LocalDate,
): Promise<boolean> {
  const revoked = await tx.$executeRaw`
    UPDATE delegation SET revoked_at = ${now}, revoked_by_account_id = ${byAccountId}::uuid
    WHERE id = ${id}::uuid AND revoked_at IS NULL AND ends_on >= ${today}::date`
  return revoked === 1
}

/** Different codes that an account tries in its hour, right or wrong. @returns false after `max` others */
export function countCodeTry(
  db: Database,
  attempt: { accountId: string; codeIndex: Index; at: Date; max: number },
): Promise<boolean> {
  const { accountId, codeIndex, at, max } = attempt
  const by = { column: 'account_id', value: Prisma.sql`${accountId}::uuid` } as const
  const tried = { column: 'code_indexes', value: Prisma.sql`${codeIndex}::bytea` } as const
  return countTry(db, { table: 'delegation_code_try', by, tried }, at, max)
}

/** Taken delegations of one last day. */
export function listEndedOn(
  db: Database,
  lastDay: LocalDate,
  { after, limit }: JobPage,
): Promise<readonly Pick<DelegationRow, 'id' | 'byAccountId' | 'toAccountId'>[]> {
  return db.$queryRaw<DelegationRow[]>`
    SELECT id, by_account_id AS "byAccountId", to_account_id AS "toAccountId" FROM delegation
    WHERE ends_on = ${lastDay}::date AND revoked_at IS NULL AND to_account_id IS NOT NULL
      AND id > ${after}::uuid
    ORDER BY id LIMIT ${limit}`
}
