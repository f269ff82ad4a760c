import { fen } from '#domain/kernel/fen'
import type { LocalDate } from '#domain/kernel/time'
import type { Balances } from '#domain/ledger/balances'
import type { LedgerAccountCode } from '#domain/ledger/ledger-account'
import {
  GENESIS_HASH,
  type PrivatePart,
  type PublicClose,
  type PublicTransfer,
} from '#domain/ledger/public-line'
import type { TransferKind } from '#domain/ledger/transfer'
import { type Database, Prisma, type Transaction } from '../../../platform/database/database'
import { legsIn } from '../ledger-store'

export interface CloseRow extends PublicClose {
  readonly previousHash: string
  readonly hash: string
}

export type KeptClose = CloseRow & { readonly closedAt: Date }

/** A transfer as the books have it, before it is made public. */
export type LedgerRow = Omit<PublicTransfer, 'seal'> & PrivatePart

interface RawLine extends PrivatePart {
  readonly no: bigint
  readonly day: LocalDate
  readonly kind: TransferKind
  readonly children: number
  readonly reverses: bigint | null
  readonly codes: readonly LedgerAccountCode[]
  readonly amounts: readonly bigint[]
}

/** Whoever writes closes of a plan does so alone. */
const CLOSE_LOCK = 5_417_006
/** How many transfers are in memory at once, however many a day has. */
const PAGE = 4_000

/**
 * The transfers of some days in their order, a page at a time. No transaction holds them together: the days are sealed,
 * and what is sealed does not change.
 */
export async function* sealedTransfers(
  db: Database,
  planId: string,
  { after, through }: { readonly after: LocalDate | null; readonly through: LocalDate },
): AsyncGenerator<readonly LedgerRow[]> {
  let [day, no] = [after ?? '-infinity', after ? '9223372036854775807' : '0']
  for (;;) {
    const page = await listPage(db, planId, { day, no, through })
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    day = last.day
    no = String(last.no)
  }
}

async function listPage(
  db: Database,
  planId: string,
  { day, no, through }: { readonly day: string; readonly no: string; readonly through: LocalDate },
): Promise<LedgerRow[]> {
  const rows = await db.$queryRaw<RawLine[]>`
    SELECT transfer.id, transfer.seq AS no, transfer.on_day::text AS day, transfer.kind, transfer.children,
      transfer.intent, transfer.at, transfer.by_account_id AS "byAccountId", transfer.note, reversed.seq AS reverses, legs.*
    FROM (
        SELECT * FROM ledger_transfer
        WHERE plan_id = ${planId}::uuid AND on_day <= ${through}::date
          AND (on_day, seq) > (${day}::date, ${no}::bigint)
        ORDER BY on_day, seq LIMIT ${PAGE}
      ) AS transfer
      LEFT JOIN ledger_transfer AS reversed ON reversed.id = transfer.reverses_id
      CROSS JOIN LATERAL (
        SELECT array_agg(account.code) AS codes, array_agg(posting.amount_fen) AS amounts
        FROM ledger_posting AS posting JOIN ledger_account AS account ON account.id = posting.account_id
        WHERE posting.transfer_id = transfer.id
      ) AS legs
    ORDER BY transfer.on_day, transfer.seq`
  return rows.map(({ codes, amounts, no: seq, reverses, ...row }) => ({
    ...row,
    no: Number(seq),
    reverses: reverses === null ? null : Number(reverses),
    legs: legsIn(codes ?? [], amounts ?? []),
  }))
}

export async function findFirstDay(db: Database, planId: string): Promise<LocalDate | null> {
  const [row] = await db.$queryRaw<{ day: LocalDate | null }[]>`
    SELECT min(on_day)::text AS day FROM ledger_transfer WHERE plan_id = ${planId}::uuid`
  return row?.day ?? null
}

/** The last day on which nothing is posted any more; null while none is. */
export async function findSealedThrough(db: Database, planId: string): Promise<LocalDate | null> {
  const [row] = await db.$queryRaw<{ day: LocalDate | null }[]>`
    SELECT sealed_through::text AS day FROM ledger_book WHERE plan_id = ${planId}::uuid`
  return row?.day ?? null
}

const CLOSE = Prisma.sql`on_day::text AS day, transfers, postings, balances, participants, aided,
  previous_hash AS "previousHash", hash, closed_at AS "closedAt"`

interface RawClose extends Omit<KeptClose, 'balances'> {
  readonly balances: Readonly<Record<LedgerAccountCode, number>>
}

/** The newest close, on or before a day where one is named; null before the first. */
export async function findClose(
  db: Database | Transaction,
  planId: string,
  before: LocalDate | null = null,
): Promise<KeptClose | null> {
  const rows = await db.$queryRaw<RawClose[]>`
    SELECT ${CLOSE}
    FROM ledger_close WHERE plan_id = ${planId}::uuid AND on_day <= coalesce(${before}::date, 'infinity')
    ORDER BY on_day DESC LIMIT 1`
  return rows.map(closeOf)[0] ?? null
}

/** Closes in the order of their days, from a day on. A plan has one a day: ten years are one page. */
export async function listClosesFrom(
  db: Database,
  planId: string,
  from: LocalDate | null,
): Promise<KeptClose[]> {
  const rows = await db.$queryRaw<RawClose[]>`
    SELECT ${CLOSE}
    FROM ledger_close WHERE plan_id = ${planId}::uuid AND on_day >= coalesce(${from}::date, '-infinity')
    ORDER BY on_day LIMIT 4000`
  return rows.map(closeOf)
}

/** The newest closes, or those before a day, the newest first. */
export async function listClosesBefore(
  db: Database,
  planId: string,
  { before, limit }: { readonly before: LocalDate | null; readonly limit: number },
): Promise<KeptClose[]> {
  const rows = await db.$queryRaw<RawClose[]>`
    SELECT ${CLOSE}
    FROM ledger_close WHERE plan_id = ${planId}::uuid AND on_day < coalesce(${before}::date, 'infinity')
    ORDER BY on_day DESC LIMIT ${limit}`
  return rows.map(closeOf)
}

/** The last close of each month from a day on, oldest first. */
export async function listMonthEnds(db: Database, planId: string, from: LocalDate): Promise<KeptClose[]> {
  const rows = await db.$queryRaw<RawClose[]>`
    SELECT DISTINCT ON (date_trunc('month', on_day)) ${CLOSE}
    FROM ledger_close WHERE plan_id = ${planId}::uuid AND on_day >= ${from}::date
    ORDER BY date_trunc('month', on_day), on_day DESC LIMIT 240`
  return rows.map(closeOf)
}

/**
 * Closes that go on where the newest one ends. @returns how many were written: none when somebody else closed the same
 * days meanwhile, with the same lines
 */
export async function insertCloses(
  tx: Transaction,
  planId: string,
  closes: readonly CloseRow[],
  closedAt: Date,
): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CLOSE_LOCK}::int, hashtext(${planId}::uuid::text))`
  const newest = (await findClose(tx, planId))?.hash ?? GENESIS_HASH
  if (closes[0]?.previousHash !== newest) return 0
  const rows = closes.map(({ day, ...close }) => ({ ...close, on_day: day }))
  return tx.$executeRaw`
    INSERT INTO ledger_close (plan_id, on_day, transfers, postings, balances, participants, aided, previous_hash, hash,
      closed_at)
    SELECT ${planId}::uuid, on_day, transfers, postings, balances, participants, aided, "previousHash", hash,
      ${closedAt}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS close (on_day date, transfers int, postings int,
      balances jsonb, participants int, aided int, "previousHash" text, hash text)
    ORDER BY on_day`
}

export interface LedgerCheck {
  readonly checkedAt: Date
  readonly checkedThrough: LocalDate | null
  readonly brokenOn: LocalDate | null
}

export async function saveCheck(tx: Transaction, planId: string, check: LedgerCheck): Promise<void> {
  await tx.$executeRaw`
    UPDATE ledger_book SET checked_at = ${check.checkedAt}::timestamptz,
      checked_through = ${check.checkedThrough}::date, broken_on = ${check.brokenOn}::date
    WHERE plan_id = ${planId}::uuid`
}

function closeOf({ balances, ...row }: RawClose): KeptClose {
  const amounts = Object.entries(balances).map(([code, amount]) => [code, fen(amount)])
  return { ...row, balances: Object.fromEntries(amounts) as Balances }
}
