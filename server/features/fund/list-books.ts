import { type Fen, fen } from '#domain/kernel/fen'
import { type LocalDate, toIsoShanghai } from '#domain/kernel/time'
import { type Balances, fundBalance } from '#domain/ledger/balances'
import { feeBasisPoints, feeRoom } from '#domain/ledger/fee-cap'
import type { PublicClose } from '#domain/ledger/public-line'
import { type ReserveLevel, reserveOf } from '#domain/ledger/reserve'
import type { Leg, TransferKind } from '#domain/ledger/transfer'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext } from '../../platform/context'
import { listBookLines } from './books-store'
import { findClose, listClosesBefore } from './close/close-store'
import { recentAid } from './fund-figures'
import { readBalances } from './ledger-store'
import { ownPlan, rulesOfPlan } from './own-plan'
import { findBook } from './plan-store'

interface BooksNow {
  readonly planCode: string
  readonly planNameZh: string
  /** Of this moment, not of the last close. */
  readonly balances: Balances
  readonly balanceFen: Fen
  readonly fee: {
    readonly capBasisPoints: number
    readonly actualBasisPoints: number | null
    readonly roomFen: Fen
  }
  readonly reserve: ReserveLevel
  readonly monthsCovered: number | null
  readonly closedThrough: LocalDate | null
  readonly checkedAt: string | null
  /** The first day that is not what it was written as; null: none. */
  readonly brokenOn: LocalDate | null
}

/** How the money stands at this moment, for whoever keeps it. */
export async function readBooksNow(ctx: StaffContext): Promise<BooksNow> {
  const plan = await ownPlan(ctx)
  const rules = await rulesOfPlan(ctx, plan)
  const [balances, book] = [await readBalances(ctx.db, plan.id), await findBook(ctx.db, plan.id)]
  const latest = await findClose(ctx.db, plan.id)
  const recent = latest ? await recentAid(ctx.db, plan.id, latest) : { aidFen: fen(0), months: 1 }
  const balanceFen = fundBalance(balances)
  const { level, monthsCovered } = reserveOf(balanceFen, recent, rules['MA-22'])
  const capBasisPoints = rules['MA-21'].feeCapBasisPoints
  return {
    planCode: plan.code,
    planNameZh: plan.nameZh,
    balances,
    balanceFen,
    fee: {
      capBasisPoints,
      actualBasisPoints: feeBasisPoints(balances),
      roomFen: feeRoom(balances, capBasisPoints),
    },
    reserve: level,
    monthsCovered,
    closedThrough: book.day,
    checkedAt: book.checkedAt && toIsoShanghai(book.checkedAt),
    brokenOn: book.brokenOn,
  }
}

interface ListedTransfer {
  readonly id: string
  readonly no: number
  readonly kind: TransferKind
  readonly day: LocalDate
  readonly at: string
  readonly legs: readonly Leg[]
  readonly children: number
  readonly note: string | null
  readonly byName: string | null
  /** Numbers of the transfer that it takes back, and of the one that takes it back. */
  readonly reversesNo: number | null
  readonly reversedByNo: number | null
}

/** The newest first; three statements however many. */
export async function listTransfers(
  ctx: StaffContext,
  { kind, cursor }: { readonly kind?: TransferKind | undefined; readonly cursor?: string | undefined },
): Promise<{ rows: ListedTransfer[]; nextCursor: string | null }> {
  const plan = await ownPlan(ctx)
  const wanted = { kind: kind ?? null, before: cursor ?? null, limit: PAGE_AND_ONE }
  const found = await listBookLines(ctx.db, plan.id, wanted)
  const { rows: page, nextCursor } = cutPage(found, ({ no }) => String(no))
  const writers = page.flatMap(({ byAccountId }) => byAccountId ?? [])
  const names = await ctx.access.staffNames(ctx.db, writers)
  const rows = page.map(({ byAccountId, no, at, reverses, reversedBy, ...line }) => ({
    ...line,
    no: Number(no),
    at: toIsoShanghai(at),
    byName: byAccountId === null ? null : (names.get(byAccountId) ?? null),
    reversesNo: reverses === null ? null : Number(reverses),
    reversedByNo: reversedBy === null ? null : Number(reversedBy),
  }))
  return { rows, nextCursor }
}

interface ListedClose extends PublicClose {
  readonly hash: string
  readonly closedAt: string
}

/** The newest first; the cursor is the day of the last row. */
export async function listCloses(
  ctx: StaffContext,
  { cursor }: { readonly cursor?: LocalDate | undefined },
): Promise<{ rows: ListedClose[]; nextCursor: string | null }> {
  const plan = await ownPlan(ctx)
  const found = await listClosesBefore(ctx.db, plan.id, { before: cursor ?? null, limit: PAGE_AND_ONE })
  const { rows: closes, nextCursor } = cutPage(found, (close) => close.day)
  const rows = closes.map((close) => ({
    day: close.day,
    transfers: close.transfers,
    postings: close.postings,
    balances: close.balances,
    participants: close.participants,
    aided: close.aided,
    hash: close.hash,
    closedAt: toIsoShanghai(close.closedAt),
  }))
  return { rows, nextCursor }
}
