import type { LocalDate } from '#domain/kernel/time'
import type { LedgerAccountCode } from '#domain/ledger/ledger-account'
import type { Leg, TransferKind } from '#domain/ledger/transfer'
import type { Database } from '../../platform/database/database'
import { legsIn } from './ledger-store'

export interface BookLine {
  readonly id: string
  readonly no: bigint
  readonly kind: TransferKind
  readonly day: LocalDate
  readonly at: Date
  readonly byAccountId: string | null
  readonly note: string | null
  readonly children: number
  readonly reverses: bigint | null
  readonly reversedBy: bigint | null
  readonly legs: readonly Leg[]
}

interface RawLine extends Omit<BookLine, 'legs'> {
  readonly codes: readonly LedgerAccountCode[]
  readonly amounts: readonly bigint[]
}

/** Transfers of a plan, the newest first, before a number where one is named. */
export async function listBookLines(
  db: Database,
  planId: string,
  page: { readonly kind: TransferKind | null; readonly before: string | null; readonly limit: number },
): Promise<BookLine[]> {
  const rows = await db.$queryRaw<RawLine[]>`
    SELECT transfer.id, transfer.seq AS no, transfer.kind, transfer.on_day::text AS day, transfer.at,
      transfer.by_account_id AS "byAccountId", transfer.note, transfer.children, reversed.seq AS reverses,
      reversal.seq AS "reversedBy", legs.*
    FROM (
        SELECT * FROM ledger_transfer
        WHERE plan_id = ${planId}::uuid AND (${page.kind}::text IS NULL OR kind = ${page.kind})
          AND (${page.before}::bigint IS NULL OR seq < ${page.before}::bigint)
        ORDER BY seq DESC LIMIT ${page.limit}
      ) AS transfer
      LEFT JOIN ledger_transfer AS reversed ON reversed.id = transfer.reverses_id
      LEFT JOIN ledger_transfer AS reversal ON reversal.reverses_id = transfer.id
      CROSS JOIN LATERAL (
        SELECT array_agg(account.code) AS codes, array_agg(posting.amount_fen) AS amounts
        FROM ledger_posting AS posting JOIN ledger_account AS account ON account.id = posting.account_id
        WHERE posting.transfer_id = transfer.id
      ) AS legs
    ORDER BY transfer.seq DESC`
  return rows.map(({ codes, amounts, ...row }) => ({ ...row, legs: legsIn(codes, amounts) }))
}
