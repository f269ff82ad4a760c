import { DomainError } from '#domain/kernel/errors'
import { lowers, refuseShort } from '#domain/ledger/balances'
import { assertLegs, childrenOf, type Leg } from '#domain/ledger/transfer'
import type { NewTransfer, Post, PostAll } from '../../platform/access/ledger-transfer'
import type { Statements } from '../../platform/database/plain-sql'
import { findByIntent, insertTransfers, lockBalances, type NewTransferRow } from './ledger-store'

export interface Posting {
  /** Its number in the books. */
  readonly no: bigint
  /** False: its intent had been carried out before, and nothing was done now. */
  readonly isNew: boolean
}

/** What features ask: see `Access.post`. */
export const post: Post = async (tx, transfer) => {
  await postTransfer(tx, transfer)
}

/** What features ask: see `Access.postAll`. */
export const postAll: PostAll = async (tx, transfers) => {
  const rows = transfers.map(rowOf)
  const rising = rows.filter(({ legs }) => !lowers(legs))
  const written = await insertTransfers(tx, rising)
  for (const row of rising) if (!written.has(row.intent)) await assertCarriedOut(tx, row)
  for (const row of rows) if (!rising.includes(row)) await writeTransfer(tx, row)
}

/**
 * Moves money in a plan's books, once for its intent (rules MA-21).
 *
 * @throws fund_short when the fund or an account would fall below nought. RangeError for legs that are not those of its
 * kind, Error for an intent that was carried out otherwise: both are bugs
 */
export function postTransfer(tx: Statements, transfer: NewTransfer): Promise<Posting> {
  return writeTransfer(tx, rowOf(transfer))
}

/** @throws RangeError for legs that are not those of its kind */
function rowOf(transfer: NewTransfer): NewTransferRow {
  assertLegs(transfer.kind, transfer.legs)
  const children = transfer.children ?? childrenOf(transfer.kind)
  return { ...transfer, children, reversesId: null, note: transfer.note ?? null }
}

/** As `postTransfer`, for a reversal too. */
export async function writeTransfer(tx: Statements, row: NewTransferRow): Promise<Posting> {
  if (lowers(row.legs)) {
    const balances = await lockBalances(tx, row.planId)
    // Said again after it was done, it is done: whatever stands on the accounts by now.
    const before = await carriedOut(tx, row)
    if (before) return before
    const refusal = refuseShort(balances, row)
    if (refusal) throw new DomainError(refusal.code, refusal.facts)
  }
  const no = (await insertTransfers(tx, [row])).get(row.intent)
  return no === undefined ? assertCarriedOut(tx, row) : { no, isNew: true }
}

async function assertCarriedOut(tx: Statements, row: NewTransferRow): Promise<Posting> {
  const before = await carriedOut(tx, row)
  if (!before) throw new Error(`the plan ${row.planId} has no books`)
  return before
}

async function carriedOut(tx: Statements, row: NewTransferRow): Promise<Posting | null> {
  const posted = await findByIntent(tx, row.intent)
  if (!posted) return null
  const isSame = posted.planId === row.planId && posted.kind === row.kind && areSame(posted.legs, row.legs)
  if (!isSame) throw new Error(`${row.intent} was carried out otherwise`)
  return { no: posted.no, isNew: false }
}

function areSame(some: readonly Leg[], others: readonly Leg[]): boolean {
  const isAmongOthers = ({ account, amountFen }: Leg) =>
    others.some((other) => other.account === account && other.amountFen === amountFen)
  return some.length === others.length && some.every(isAmongOthers)
}
