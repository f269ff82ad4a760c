import type { AccountRole } from '#domain/account/account-role'
import type { LocalDate } from '#domain/kernel/time'
import { SAME_AMOUNT_DAYS, USUAL_BILL_MONTHS } from '#domain/mutual-aid/claim/second-look'
import type { Reader, Transaction } from '../../../platform/database/database'

/** Days before an admission in which whoever saw the child counts as having treated it; as in the table's own guard. */
const TREATED_DAYS = 30
const ROWS_MAX = 200

/** Doctors who saw or referred the child around the event. */
export async function listTreating(
  db: Reader,
  event: { readonly patientId: string; readonly admittedOn: LocalDate; readonly submittedAt: Date },
): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT practitioner_id AS id FROM visit WHERE patient_id = ${event.patientId}::uuid
      AND started_at >= ${event.admittedOn}::date - ${TREATED_DAYS}::int AND started_at < ${event.submittedAt}
    UNION
    SELECT from_practitioner_id FROM referral WHERE patient_id = ${event.patientId}::uuid
      AND requested_at >= ${event.admittedOn}::date - ${TREATED_DAYS}::int AND requested_at < ${event.submittedAt}
    LIMIT ${ROWS_MAX}`
  return rows.map(({ id }) => id)
}

/** What other claims say of a bill: the usual one of its disease, and how often the same came from the same place. */
export async function compareBill(
  db: Reader,
  claim: {
    readonly id: string
    readonly planId: string
    readonly diseaseGroup: string | null
    readonly organizationId: string | null
    readonly billedFen: bigint
    readonly submittedAt: Date
  },
): Promise<{ readonly usualFen: number | null; readonly sameAmount: number }> {
  const [row] = await db.$queryRaw<{ usualFen: number | null; sameAmount: number }[]>`
    SELECT avg(billed_fen) FILTER (WHERE disease_group = ${claim.diseaseGroup} AND decided_at IS NOT NULL
        AND reject_code IS NULL)::float8 AS "usualFen",
      count(*) FILTER (WHERE organization_id = ${claim.organizationId}::uuid AND billed_fen = ${claim.billedFen}
        AND submitted_at >= ${claim.submittedAt}::timestamptz - make_interval(days => ${SAME_AMOUNT_DAYS}::int))::int
        AS "sameAmount"
    FROM claim WHERE plan_id = ${claim.planId}::uuid AND id <> ${claim.id}::uuid
      AND submitted_at >= ${claim.submittedAt}::timestamptz - make_interval(months => ${USUAL_BILL_MONTHS}::int)`
  const usualFen = row?.usualFen ?? null
  return { usualFen: usualFen === null ? null : Math.round(usualFen), sameAmount: row?.sameAmount ?? 0 }
}

/** Whether a plan's office has somebody in a role beside these accounts. */
export async function hasOtherDecider(
  tx: Transaction,
  claimId: string,
  of: { readonly role: AccountRole; readonly exceptIds: readonly string[]; readonly now: Date },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM staff_role AS duty
      JOIN claim ON claim.id = ${claimId}::uuid JOIN coverage_plan AS plan ON plan.id = claim.plan_id
      WHERE duty.role = ${of.role} AND duty.since <= ${of.now}
        AND (duty.ended_at IS NULL OR duty.ended_at > ${of.now})
        AND duty.account_id <> ALL(${[...of.exceptIds]}::uuid[])
        AND plan.organization_id IN (SELECT organization_within(duty.organization_id))) AS found`
  return row?.found ?? false
}
