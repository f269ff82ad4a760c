import type { LocalDate } from '#domain/kernel/time'
import type { CoverageReminder } from '#domain/mutual-aid/coverage/coverage-reminder'
import { HOLDING_STATUSES } from '#domain/mutual-aid/coverage/coverage-status'
import { Prisma, type Reader, type Transaction } from '../../platform/database/database'
import type { JobPage } from '../../platform/job-pages'
import { oneOf } from '../../platform/sql/codes-sql'
import type { CoverageMessage } from './tell-family'

export interface DueCoverage {
  readonly id: string
  readonly patientId: string
  readonly birthDate: LocalDate
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

/** WeChat may have taken the money in time and not have said so: until that is known the place is kept. */
const NOT_BEING_PAID = Prisma.sql`NOT EXISTS (
  SELECT FROM payment WHERE purpose = 'coverage' AND subject_id = enrolment_id AND payment.status = 'pending')`

/** Places whose time to pay was over before a moment; those that wait for the answer to a waiver are not among them. */
export async function listUnpaid(db: Reader, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM coverage WHERE status = 'pending-payment' AND paid_by <> 'donation' AND pay_until < ${before}
      AND ${NOT_BEING_PAID}
    ORDER BY pay_until LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** Renewals that still owe their fee after a moment until which it was waited for. */
export async function listOverdue(db: Reader, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM coverage WHERE status = 'in-force' AND paid_by = 'owed' AND pay_until < ${before}
      AND ${NOT_BEING_PAID}
    ORDER BY pay_until LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** What is told of the coverages of a plan that begin or end on one of the days; `turn` as in the key of the notice. */
export interface CoverageNotice extends CoverageReminder {
  readonly kind: Extract<CoverageMessage, 'coverage-ending' | 'coverage-grace' | 'coverage-owed'>
  readonly planId: string
  readonly today: LocalDate
}

/** Coverages in force that end on one of the days, that nothing follows, and of which not everybody is told yet. */
export function listEndingOn(db: Reader, notice: CoverageNotice, page: JobPage): Promise<DueCoverage[]> {
  return listDue(
    db,
    notice,
    page,
    Prisma.sql`ends_on = ANY(${[...notice.days]}::date[])
    AND NOT EXISTS (SELECT FROM coverage AS next WHERE next.previous_id = coverage.id
      AND next.status IN ${oneOf(HOLDING_STATUSES)})`,
  )
}

/** Renewals that began on one of the days, still owe their fee, and of which not everybody is told yet. */
export function listOwedFrom(db: Reader, notice: CoverageNotice, page: JobPage): Promise<DueCoverage[]> {
  return listDue(
    db,
    notice,
    page,
    Prisma.sql`paid_by = 'owed' AND starts_on = ANY(${[...notice.days]}::date[])`,
  )
}

function listDue(
  db: Reader,
  { planId, kind, turn, today }: CoverageNotice,
  { after, limit }: JobPage,
  where: Prisma.Sql,
): Promise<DueCoverage[]> {
  return db.$queryRaw<DueCoverage[]>`
    SELECT coverage.id, coverage.patient_id AS "patientId", patient.birth_date::text AS "birthDate",
      coverage.starts_on::text AS "startsOn", coverage.ends_on::text AS "endsOn"
    FROM coverage JOIN patient ON patient.id = coverage.patient_id
    WHERE plan_id = ${planId}::uuid AND coverage.status = 'in-force' AND ${where}
      AND coverage.id > ${after}::uuid
      AND EXISTS (SELECT FROM patient_access AS tie WHERE tie.patient_id = coverage.patient_id
        AND tie.kind = 'guardian' AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
        AND NOT EXISTS (SELECT FROM message
          WHERE once_key = ${`${kind}:`} || coverage.id || ${`:${turn}:`} || tie.account_id))
    ORDER BY coverage.id LIMIT ${limit}`
}

/** How many waivers of a plan nobody has answered until a moment. */
export async function countOverdueWaivers(db: Reader, planId: string, before: Date): Promise<number> {
  return db.coverage.count({
    where: { planId, status: 'pending-payment', paidBy: 'donation', payUntil: { lt: before } },
  })
}

/** Who may answer the waivers of a plan today. */
export async function listReviewers(tx: Transaction, planId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT DISTINCT staff_role.account_id AS "accountId"
    FROM staff_role JOIN coverage_plan ON coverage_plan.organization_id = staff_role.organization_id
    WHERE coverage_plan.id = ${planId}::uuid AND staff_role.role = 'claim-reviewer' AND staff_role.ended_at IS NULL
    LIMIT 100`
  return rows.map(({ accountId }) => accountId)
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
