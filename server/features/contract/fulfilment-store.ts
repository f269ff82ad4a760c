import type { Database, Transaction } from '../../platform/database'

/**
 * What the resident pays for a contract, how many services it promised for its whole term, and how many of those were
 * done. Counted as service-task plans them: of an item that several packages promise the greatest number, and none of
 * the check-ups that follow the national schedule whatever the package says.
 */
export async function findPaidAndDone(
  db: Database | Transaction,
  contractId: string,
): Promise<{ selfFen: number; done: number; promised: number }> {
  const [row] = await db.$queryRaw<{ selfFen: number; done: number; promised: number }[]>`
    WITH promise AS (
      SELECT item.item_code, max(item.per_year) AS per_year FROM contract_package AS chosen
      JOIN service_package_item AS item ON item.package_id = chosen.package_id
      WHERE chosen.contract_id = ${contractId}::uuid AND item.per_year IS NOT NULL
        AND item.item_code NOT IN ('child-checkup', 'elderly-checkup')
      GROUP BY item.item_code
    )
    SELECT coalesce((SELECT sum(self_fen) FROM contract_package WHERE contract_id = contract.id), 0)::int AS "selfFen",
      coalesce((SELECT sum(per_year) FROM promise), 0)::int * contract.term_years AS promised,
      (SELECT count(*)::int FROM service_task AS task JOIN promise USING (item_code)
        WHERE task.contract_id = contract.id AND task.status = 'done') AS done
    FROM contract WHERE contract.id = ${contractId}::uuid`
  if (!row) throw new Error(`contract ${contractId} is gone`)
  return row
}
