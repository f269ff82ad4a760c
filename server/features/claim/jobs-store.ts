import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../../platform/database/database'

/** Notices whose last day is over, with no objection open. */
export async function lockNoticesOver(
  tx: Transaction,
  today: LocalDate,
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM claim WHERE status = 'publicity' AND public_until < ${today}::date
      AND NOT EXISTS (SELECT FROM claim_objection WHERE claim_id = claim.id AND status = 'open')
    ORDER BY id LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED`
  return rows.map(({ id }) => id)
}

export interface OverdueClaim {
  readonly id: string
  readonly patientId: string
}

/** Marks what the office has not decided, not paid or not answered to the public in time; each is found once. */
export function escalateOverdue(
  tx: Transaction,
  { now, today }: { readonly now: Date; readonly today: LocalDate },
  limit: number,
): Promise<OverdueClaim[]> {
  return tx.$queryRaw<OverdueClaim[]>`
    UPDATE claim SET escalated_at = ${now} WHERE id IN (
      SELECT id FROM claim WHERE escalated_at IS NULL
        AND (status IN ('submitted', 'under-review', 'appealed') AND due_at <= ${now}
          OR status = 'paying' AND pay_by < ${today}::date
          OR status IN ('publicity', 'paying') AND EXISTS (SELECT FROM claim_objection
            WHERE claim_id = claim.id AND status = 'open' AND due_at <= ${now}))
      ORDER BY id LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING id, patient_id AS "patientId"`
}

/** More than an office has. */
const DECIDERS_MAX = 50

/** Whoever may decide about a claim or send its money, and the bureau above: somebody on leave holds nobody up. */
export async function listDecidersOf(
  tx: Transaction,
  claimId: string,
  now: Date,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT duty.account_id AS id FROM staff_role AS duty
    JOIN claim ON claim.id = ${claimId}::uuid JOIN coverage_plan AS plan ON plan.id = claim.plan_id
    WHERE duty.role IN ('claim-reviewer', 'claim-approver', 'fund-custodian', 'health-bureau') AND duty.since <= ${now}
      AND (duty.ended_at IS NULL OR duty.ended_at > ${now})
      AND plan.organization_id IN (SELECT organization_within(duty.organization_id))
    LIMIT ${DECIDERS_MAX}`
  return rows.map(({ id }) => id)
}

/** Paid so long ago that nobody can appeal, whatever was prolonged. */
export async function listClosable(tx: Transaction, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM claim WHERE status = 'paid' AND decided_at < ${before}
    ORDER BY id LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED`
  return rows.map(({ id }) => id)
}
