import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../../platform/database/database'

export interface PaidClaimRow {
  readonly birthDate: LocalDate
  readonly admittedOn: LocalDate
  /** In words, 呼吸系统; null while nobody knows. */
  readonly diseaseGroup: string | null
  readonly pathway: string
  readonly amountFen: number
  readonly month: string
}

const MONTHS = 24
const MOST = 5_000

/** What tells whether the paid claims of a plan are still the same. */
export async function paidClaimsKey(db: Database, planId: string): Promise<string> {
  const [row] = await db.$queryRaw<{ key: string }[]>`
    SELECT concat(count(*), '/', max(paid_at), '/', sum(paid_fen)) AS key
    FROM claim WHERE plan_id = ${planId}::uuid AND paid_at IS NOT NULL`
  return row?.key ?? ''
}

/** Claims that were paid in the last two years, the newest first. Of a person there is only the birth date. */
export function listPaidClaims(db: Database, planId: string, today: LocalDate): Promise<PaidClaimRow[]> {
  return db.$queryRaw<PaidClaimRow[]>`
    SELECT patient.birth_date::text AS "birthDate", claim.admitted_on::text AS "admittedOn",
      claim.disease_group AS "diseaseGroup", claim.pathway, claim.paid_fen::float8 AS "amountFen",
      to_char(claim.paid_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month
    FROM claim JOIN patient ON patient.id = claim.patient_id
    WHERE claim.plan_id = ${planId}::uuid AND claim.paid_at IS NOT NULL AND claim.pathway IS NOT NULL
      AND claim.paid_fen > 0 AND claim.paid_at >= ${today}::date - make_interval(months => ${MONTHS}::int)
    ORDER BY claim.paid_at DESC LIMIT ${MOST}`
}
