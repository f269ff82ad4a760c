import { randomUUID } from 'node:crypto'
import { fen } from '#domain/kernel/fen'
import { addDays, instantAt, type LocalDate, localTime } from '#domain/kernel/time'
import type { BillDifference, BillLine } from '#domain/payment/compare-bill'
import type { Database, Transaction } from '../../platform/database/database'

type Raw = Omit<BillLine, 'amountFen'> & { readonly amountFen: bigint }

/** What our books say of a day, and of every number that WeChat's bill of the day names. */
export async function listOurLines(
  db: Database,
  day: LocalDate,
  there: readonly BillLine[],
): Promise<BillLine[]> {
  const [from, to] = [instantAt(day, localTime('00:00')), instantAt(addDays(day, 1), localTime('00:00'))]
  const numbers = there.map(({ number }) => number)
  const rows = await db.$queryRaw<Raw[]>`
    SELECT 'payment' AS side, out_trade_no AS number, amount_fen AS "amountFen" FROM payment
    WHERE paid_at IS NOT NULL AND ((paid_at >= ${from} AND paid_at < ${to}) OR out_trade_no = ANY(${numbers}))
    UNION ALL
    SELECT 'refund', out_refund_no, amount_fen FROM refund
    WHERE accepted_at IS NOT NULL
      AND ((accepted_at >= ${from} AND accepted_at < ${to}) OR out_refund_no = ANY(${numbers}))`
  return rows.map((row) => ({ ...row, amountFen: fen(Number(row.amountFen)) }))
}

/** Of the orders that a bill calls paid, those that we do not know to be. */
export async function listUnsettled(db: Database, numbers: readonly string[]): Promise<{ id: string }[]> {
  return db.payment.findMany({
    where: { outTradeNo: { in: [...numbers] }, status: { in: ['pending', 'closed'] } },
    select: { id: true },
  })
}

export async function isChecked(db: Database, day: LocalDate): Promise<boolean> {
  return (await db.billCheck.count({ where: { on: new Date(day) } })) > 0
}

export async function insertCheck(
  tx: Transaction,
  day: LocalDate,
  there: readonly BillLine[],
  differences: readonly BillDifference[],
  now: Date,
): Promise<void> {
  const on = new Date(day)
  const of = (side: BillLine['side']) => there.filter((line) => line.side === side)
  const sum = (lines: readonly BillLine[]) =>
    BigInt(lines.reduce((total, { amountFen }) => total + amountFen, 0))
  const { count } = await tx.billCheck.createMany({
    data: [
      {
        on,
        checkedAt: now,
        payments: of('payment').length,
        paymentsFen: sum(of('payment')),
        refunds: of('refund').length,
        refundsFen: sum(of('refund')),
      },
    ],
    skipDuplicates: true,
  })
  // Another process has checked the same day in the same moment.
  if (count === 0) return
  await tx.billDifference.createMany({
    data: differences.map(({ kind, side, number, hereFen, thereFen }) => ({
      id: randomUUID(),
      on,
      kind,
      side,
      number,
      hereFen: hereFen === null ? null : BigInt(hereFen),
      thereFen: thereFen === null ? null : BigInt(thereFen),
    })),
  })
}
