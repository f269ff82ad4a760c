import type { Prisma, Transaction } from '#server/platform/database/database'
import type { DemoTransfer } from './demo-fund'

/** The plan, unless it is there; its books are opened with it. */
export async function insertPlan(tx: Transaction, row: Prisma.CoveragePlanCreateManyInput): Promise<number> {
  return (await tx.coveragePlan.createMany({ data: [row], skipDuplicates: true })).count
}

/** Locked, so that of two seedings at one moment the second finds what the first wrote. */
export async function hasTransfers(tx: Transaction, planId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM coverage_plan WHERE id = ${planId}::uuid FOR NO KEY UPDATE`
  return (await tx.ledgerTransfer.findFirst({ where: { planId }, select: { id: true } })) !== null
}

/** All at once, in their order: each is checked at commit like any other. */
export async function insertTransfers(
  tx: Transaction,
  planId: string,
  transfers: readonly (DemoTransfer & { readonly at: Date })[],
): Promise<number> {
  const rows = transfers.map(({ legs, ...transfer }) => ({ ...transfer, legs: legs.length }))
  const legs = transfers.flatMap(({ id, legs: all }) => all.map((leg) => ({ transfer: id, ...leg })))
  await tx.$executeRaw`
    INSERT INTO ledger_transfer (id, plan_id, kind, intent, on_day, at, children, posting_count)
    SELECT id, ${planId}::uuid, kind, intent, day, at, children, legs
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS (id uuid, kind text, intent text, day date,
      at timestamptz, children int, legs smallint)) WITH ORDINALITY AS line (id, kind, intent, day, at, children, legs, place)
    ORDER BY place`
  await tx.$executeRaw`
    INSERT INTO ledger_posting (transfer_id, account_id, amount_fen)
    SELECT leg.transfer, account.id, leg."amountFen"
    FROM jsonb_to_recordset(${JSON.stringify(legs)}::jsonb) AS leg (transfer uuid, account text, "amountFen" bigint)
      JOIN ledger_account AS account ON account.plan_id = ${planId}::uuid AND account.code = leg.account`
  return transfers.length
}

export async function insertDonations(
  tx: Transaction,
  rows: readonly Prisma.DonationCreateManyInput[],
): Promise<number> {
  return (await tx.donation.createMany({ data: [...rows], skipDuplicates: true })).count
}
