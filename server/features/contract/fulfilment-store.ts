import type { Database, Transaction } from '../../platform/database'

/** What the resident paid for a contract, how many services it promised for its whole term, and how many were done. */
export async function findPaidAndDone(
  db: Database | Transaction,
  contractId: string,
): Promise<{ selfFen: number; done: number; promised: number }> {
  const [row] = await db.$queryRaw<{ selfFen: number; done: number; promised: number }[]>`
    SELECT coalesce((SELECT sum(self_fen) FROM contract_package WHERE contract_id = contract.id), 0)::int AS "selfFen",
      coalesce((SELECT sum(item.per_year) FROM contract_package AS chosen
        JOIN service_package_item AS item ON item.package_id = chosen.package_id
        WHERE chosen.contract_id = contract.id), 0)::int * contract.term_years AS promised,
      (SELECT count(*)::int FROM service_task AS task
        WHERE task.contract_id = contract.id AND task.status = 'done' AND task.year_no > 0) AS done
    FROM contract WHERE contract.id = ${contractId}::uuid`
  if (!row) throw new Error(`contract ${contractId} is gone`)
  return row
}
