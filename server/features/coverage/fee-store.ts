import type { LocalDate } from '#domain/kernel/time'
import { COVERING_STATUSES } from '#domain/mutual-aid/coverage/coverage-status'
import type { PaidFee } from '#domain/mutual-aid/plan/simulate-fees'
import type { Database, Transaction } from '../../platform/database/database'
import { oneOf } from '../../platform/sql/codes-sql'

/** The fees of a county's plan that began to count on a day or later, whoever paid them. */
export function listPaidFees(
  db: Database | Transaction,
  region: string,
  since: LocalDate,
  limit: number,
): Promise<PaidFee[]> {
  return db.$queryRaw<PaidFee[]>`
    SELECT patient.birth_date::text AS "birthDate", starts_on::text AS "startsOn", fee_fen::int AS "feeFen"
    FROM coverage JOIN coverage_plan AS plan ON plan.id = plan_id JOIN patient ON patient.id = patient_id
    WHERE plan.region = ${region} AND starts_on >= ${since}::date AND status IN ${oneOf(COVERING_STATUSES)}
    ORDER BY coverage.id LIMIT ${limit}`
}
