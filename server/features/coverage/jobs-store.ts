import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../platform/database'

type Reader = Database | Transaction

/** A page of what a job goes through, in the order of their ids. */
export interface JobPage {
  readonly after: string | null
  readonly limit: number
}

export interface DueCoverage {
  readonly id: string
  readonly patientId: string
  readonly birthDate: LocalDate
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

/** Places whose time to pay was over before a moment; those that wait for the answer to a waiver are not among them. */
export async function listUnpaid(db: Reader, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM coverage WHERE status = 'pending-payment' AND paid_by <> 'donation' AND pay_until < ${before}
    ORDER BY pay_until LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** Renewals that still owe their fee after a moment until which it was waited for. */
export async function listOverdue(db: Reader, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM coverage WHERE status = 'in-force' AND paid_by = 'owed' AND pay_until < ${before}
    ORDER BY pay_until LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** Coverages in force of a plan that end on one of the days, and that nothing follows. */
export function listEndingOn(
  db: Reader,
  planId: string,
  lastDays: readonly LocalDate[],
  { after, limit }: JobPage,
): Promise<DueCoverage[]> {
  return db.$queryRaw<DueCoverage[]>`
    SELECT coverage.id, patient_id AS "patientId", patient.birth_date::text AS "birthDate",
      starts_on::text AS "startsOn", ends_on::text AS "endsOn"
    FROM coverage JOIN patient ON patient.id = patient_id
    WHERE plan_id = ${planId}::uuid AND status = 'in-force' AND ends_on = ANY(${[...lastDays]}::date[])
      AND (${after}::uuid IS NULL OR coverage.id > ${after}::uuid)
      AND NOT EXISTS (SELECT FROM coverage AS next WHERE next.previous_id = coverage.id
        AND next.status IN ('pending-payment', 'in-force', 'withdrawn'))
    ORDER BY coverage.id LIMIT ${limit}`
}

/** Renewals of a plan that began on one of the days, and still owe their fee. */
export function listOwedFrom(
  db: Reader,
  planId: string,
  firstDays: readonly LocalDate[],
  { after, limit }: JobPage,
): Promise<DueCoverage[]> {
  return db.$queryRaw<DueCoverage[]>`
    SELECT coverage.id, patient_id AS "patientId", patient.birth_date::text AS "birthDate",
      starts_on::text AS "startsOn", ends_on::text AS "endsOn"
    FROM coverage JOIN patient ON patient.id = patient_id
    WHERE plan_id = ${planId}::uuid AND status = 'in-force' AND paid_by = 'owed'
      AND starts_on = ANY(${[...firstDays]}::date[]) AND (${after}::uuid IS NULL OR coverage.id > ${after}::uuid)
    ORDER BY coverage.id LIMIT ${limit}`
}

/** Accounts that want to be told that the window of this day is open, and have not been; each is found once. */
export async function takeWishes(
  tx: Transaction,
  planId: string,
  opensOn: LocalDate,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    UPDATE enrolment_wish SET told_at = ${now}
    WHERE plan_id = ${planId}::uuid AND opens_on <= ${opensOn}::date AND told_at IS NULL AND account_id IN (
      SELECT account_id FROM enrolment_wish WHERE plan_id = ${planId}::uuid AND opens_on <= ${opensOn}::date
        AND told_at IS NULL ORDER BY account_id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING account_id AS "accountId"`
  return rows.map(({ accountId }) => accountId)
}
