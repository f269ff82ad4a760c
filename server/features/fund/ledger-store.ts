import { randomUUID } from 'node:crypto'
import { fen } from '#domain/kernel/fen'
import type { LocalDate } from '#domain/kernel/time'
import { type Balances, EMPTY_BALANCES } from '#domain/ledger/balances'
import type { LedgerAccountCode } from '#domain/ledger/ledger-account'
import type { Leg, TransferKind } from '#domain/ledger/transfer'
import type { Statements } from '../../platform/database/plain-sql'

/** Shared by whoever posts, alone with whoever seals a day; the migration takes the same in its guards. */
const DAY_LOCK = 5_417_004
/** Whoever takes from an account is weighed alone. */
const MONEY_LOCK = 5_417_005

export interface NewTransferRow {
  readonly planId: string
  readonly kind: TransferKind
  readonly intent: string
  readonly onDay: LocalDate
  readonly at: Date
  readonly byAccountId: string | null
  readonly reversesId: string | null
  readonly note: string | null
  readonly children: number
  readonly legs: readonly Leg[]
}

export interface PostedTransfer {
  readonly id: string
  readonly planId: string
  readonly no: bigint
  readonly kind: TransferKind
  readonly reversesId: string | null
  readonly children: number
  readonly legs: readonly Leg[]
  readonly isReversed: boolean
}

interface PostedRow extends Omit<PostedTransfer, 'legs'> {
  readonly codes: readonly LedgerAccountCode[]
  readonly amounts: readonly bigint[]
}

/**
 * Transfers with their postings in one statement, each on its day or, when that is sealed, on the first day that is not.
 *
 * @returns their numbers by intent; an intent that was carried out before has none
 */
export async function insertTransfers(
  tx: Statements,
  transfers: readonly NewTransferRow[],
): Promise<ReadonlyMap<string, bigint>> {
  const rows = transfers.map(({ legs, ...row }) => ({
    ...row,
    id: randomUUID(),
    codes: legs.map(({ account }) => account),
    amounts: legs.map(({ amountFen }) => amountFen),
  }))
  const posted = await tx.$queryRaw<{ intent: string; no: bigint | null }[]>`
    SELECT intent, ledger_post(id, "planId", kind, intent, "onDay", at, "byAccountId", "reversesId", note, children,
      codes, amounts) AS no
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new(id uuid, "planId" uuid, kind text, intent text,
      "onDay" date, at timestamptz, "byAccountId" uuid, "reversesId" uuid, note text, children int, codes text[],
      amounts bigint[])`
  return new Map(posted.flatMap(({ intent, no }) => (no === null ? [] : [[intent, no]])))
}

export function findByIntent(tx: Statements, intent: string): Promise<PostedTransfer | null> {
  return findTransfer(tx, { id: null, intent })
}

/** By either; null for what is not there. */
export async function findTransfer(
  tx: Statements,
  { id, intent }: { readonly id: string | null; readonly intent: string | null },
): Promise<PostedTransfer | null> {
  const [row] = await tx.$queryRaw<PostedRow[]>`
    SELECT transfer.id, transfer.plan_id AS "planId", transfer.seq AS no, transfer.kind, transfer.children,
      transfer.reverses_id AS "reversesId",
      EXISTS (SELECT FROM ledger_transfer WHERE reverses_id = transfer.id) AS "isReversed",
      array_agg(account.code) AS codes, array_agg(posting.amount_fen) AS amounts
    FROM ledger_transfer AS transfer JOIN ledger_posting AS posting ON posting.transfer_id = transfer.id
      JOIN ledger_account AS account ON account.id = posting.account_id
    WHERE transfer.id = ${id}::uuid OR transfer.intent = ${intent}
    GROUP BY transfer.id`
  if (!row) return null
  const { codes, amounts, ...posted } = row
  return { ...posted, legs: legsIn(codes, amounts) }
}

export function legsIn(codes: readonly LedgerAccountCode[], amounts: readonly bigint[]): readonly Leg[] {
  return codes.map((account, place) => ({ account, amountFen: fen(Number(amounts[place])) }))
}

/**
 * Every account of a plan as it stands; until the transaction ends nobody else takes from one. The lock of the days
 * comes first, as it does for whoever has posted already: in the other order two writers and a close would wait for each
 * other in a ring.
 */
export async function lockBalances(tx: Statements, planId: string): Promise<Balances> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${DAY_LOCK}::int, hashtext(${planId}::uuid::text))`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${MONEY_LOCK}::int, hashtext(${planId}::uuid::text))`
  return readBalances(tx, planId)
}

export async function readBalances(tx: Statements, planId: string): Promise<Balances> {
  const rows = await tx.$queryRaw<{ code: LedgerAccountCode; balanceFen: bigint }[]>`
    SELECT code, balance_fen AS "balanceFen" FROM ledger_balances(${planId}::uuid)`
  const found = rows.map(({ code, balanceFen }) => [code, fen(Number(balanceFen))])
  return { ...EMPTY_BALANCES, ...Object.fromEntries(found) }
}

/** Waits for whoever posts at this moment; from the commit on nothing is posted on the day or before it. */
export async function sealThrough(tx: Statements, planId: string, day: LocalDate): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${DAY_LOCK}::int, hashtext(${planId}::uuid::text))`
  await tx.$executeRaw`
    UPDATE ledger_book SET sealed_through = ${day}::date
    WHERE plan_id = ${planId}::uuid AND (sealed_through IS NULL OR sealed_through < ${day}::date)`
}
