import { HOLDING_STATUSES } from '#domain/mutual-aid/coverage/coverage-status'
import type { Transaction } from '../../platform/database/database'
import { oneOf } from '../../platform/sql/codes-sql'
import type { Merge } from './move-store'

export interface DoubleCoverage {
  readonly id: string
  readonly enrolmentId: string
  readonly feeFen: number
}

/** What the ended row has for certain goes before what the survivor has only asked for and nobody has paid. */
async function giveUpAskedFor(
  tx: Transaction,
  { survivorId, endedId, byAccountId, now }: Merge,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE coverage AS asked SET status = 'unpaid', status_at = ${now}, status_by_account_id = ${byAccountId}::uuid
    FROM coverage AS held
    WHERE asked.patient_id = ${survivorId}::uuid AND asked.status = 'pending-payment'
      AND held.patient_id = ${endedId}::uuid AND held.status = 'in-force' AND held.plan_id = asked.plan_id
      AND asked.starts_on <= held.ends_on AND held.starts_on <= asked.ends_on`
}

/** Ends what the ended row has on days of the survivor's. @returns those for which a family has paid */
export async function endDoubleCoverages(
  tx: Transaction,
  { survivorId, endedId, byAccountId, now }: Merge,
): Promise<DoubleCoverage[]> {
  await giveUpAskedFor(tx, { survivorId, endedId, byAccountId, now })
  const rows = await tx.$queryRaw<(DoubleCoverage & { isPaid: boolean })[]>`
    UPDATE coverage AS double SET status_at = ${now}, status_by_account_id = ${byAccountId}::uuid,
      status = CASE double.status WHEN 'pending-payment' THEN 'unpaid' WHEN 'in-force' THEN 'void' ELSE double.status END,
      ended_on = CASE double.status WHEN 'pending-payment' THEN NULL ELSE double.starts_on - 1 END,
      end_reason = CASE double.status WHEN 'pending-payment' THEN NULL ELSE coalesce(double.end_reason, 'paid-twice') END
    FROM coverage AS kept
    WHERE double.patient_id = ${endedId}::uuid AND kept.patient_id = ${survivorId}::uuid
      AND double.plan_id = kept.plan_id
      AND double.status IN ${oneOf(HOLDING_STATUSES)}
      AND kept.status IN ${oneOf(HOLDING_STATUSES)}
      AND coalesce(kept.ended_on, kept.ends_on) >= kept.starts_on
      AND kept.starts_on <= coalesce(double.ended_on, double.ends_on)
      AND double.starts_on <= coalesce(kept.ended_on, kept.ends_on)
    RETURNING double.id, double.enrolment_id AS "enrolmentId", double.fee_fen::int AS "feeFen",
      double.status = 'void' AND double.paid_by = 'family' AND double.fee_fen > 0 AS "isPaid"`
  return rows.filter(({ isPaid }) => isPaid)
}

export async function moveCoverageRows(tx: Transaction, { survivorId, endedId }: Merge): Promise<void> {
  await tx.$executeRaw`
    UPDATE coverage SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
}
