import type { LocalDate } from '#domain/kernel/time'
import { plannedTasks } from '#domain/service-task/task-plan'
import type { Database, Transaction } from '../../../platform/database/database'

interface Counted {
  readonly selfFen: number
  readonly done: number
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly birthDate: LocalDate
  readonly perYear: Readonly<Record<string, number>>
}

/**
 * What the resident pays for a contract, how many services it owes over its whole term, and how many of those were done.
 * Counted as service-task plans them: of an item that several packages promise the greatest number, none in the years in
 * which the resident is too old for it (journeys E2 10), and none of the check-ups that follow the national schedule
 * whatever the package says.
 */
export async function findPaidAndDone(
  db: Database | Transaction,
  contractId: string,
): Promise<{ selfFen: number; done: number; promised: number }> {
  const [row] = await db.$queryRaw<Counted[]>`
    WITH promise AS (
      SELECT item.item_code, max(item.per_year) AS per_year FROM contract_package AS chosen
      JOIN service_package_item AS item ON item.package_id = chosen.package_id
      WHERE chosen.contract_id = ${contractId}::uuid AND item.per_year IS NOT NULL
        AND item.item_code NOT IN ('child-checkup', 'elderly-checkup')
      GROUP BY item.item_code
    )
    SELECT coalesce((SELECT sum(self_fen) FROM contract_package WHERE contract_id = contract.id), 0)::int AS "selfFen",
      coalesce((SELECT jsonb_object_agg(item_code, per_year) FROM promise), '{}') AS "perYear",
      contract.starts_on::text AS "startsOn", contract.ends_on::text AS "endsOn",
      patient.birth_date::text AS "birthDate",
      (SELECT count(*)::int FROM service_task AS task JOIN promise USING (item_code)
        WHERE task.contract_id = contract.id AND task.status = 'done') AS done
    FROM contract JOIN patient ON patient.id = contract.patient_id WHERE contract.id = ${contractId}::uuid`
  if (!row) throw new Error(`contract ${contractId} is gone`)
  const { selfFen, done, endsOn, ...owed } = row
  const tasks = plannedTasks({ ...owed, endsOn, checkups: [] }, endsOn)
  return { selfFen, done, promised: tasks.filter(({ itemCode }) => itemCode in owed.perYear).length }
}
