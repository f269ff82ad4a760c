import { type Refusal, refuse } from '../kernel/errors'
import { type Fen, fen } from '../kernel/fen'
import { ACCOUNT_SIDES, LEDGER_ACCOUNTS, type LedgerAccountCode } from './ledger-account'
import type { Leg, TransferKind } from './transfer'

/** What stands on each account of a plan, in the account's own direction. */
export type Balances = Readonly<Record<LedgerAccountCode, Fen>>

const NOUGHT = fen(0)

export const EMPTY_BALANCES: Balances = {
  bank: NOUGHT,
  contributions: NOUGHT,
  donations: NOUGHT,
  interest: NOUGHT,
  aid: NOUGHT,
  fee: NOUGHT,
  payable: NOUGHT,
}

/** The accounts after a transfer. */
export function applyLegs(balances: Balances, legs: readonly Leg[]): Balances {
  const after: Record<LedgerAccountCode, Fen> = { ...balances }
  for (const { account, amountFen } of legs) {
    after[account] = fen(after[account] + ACCOUNT_SIDES[account] * amountFen)
  }
  return after
}

/** What the fund has and owes nobody yet: contributions + donations + interest − aid − fee (rules MA-21). */
export function fundBalance({ bank, payable }: Pick<Balances, 'bank' | 'payable'>): Fen {
  return fen(bank - payable)
}

/** Whether a transfer takes from an account or from the fund: only then can it leave one of them short. */
export function lowers(legs: readonly Leg[]): boolean {
  const moved = applyLegs(EMPTY_BALANCES, legs)
  return fundBalance(moved) < 0 || LEDGER_ACCOUNTS.some((account) => moved[account] < 0)
}

/**
 * fund_short, with what is missing, when a transfer takes what is not there: from the fund, or from an account that would
 * fall below nought (rules MA-21); null: it may be.
 *
 * A refund tells of money that has left already. It is written down whatever it leaves behind: only so do the fund and
 * its bank stand below nought, and nothing more is taken from them until they are filled again (decision 191).
 */
export function refuseShort(
  balances: Balances,
  { kind, legs }: { readonly kind: TransferKind; readonly legs: readonly Leg[] },
): Refusal | null {
  const moved = applyLegs(EMPTY_BALANCES, legs)
  const after = applyLegs(balances, legs)
  const isGone = kind === 'refund'
  const accounts = LEDGER_ACCOUNTS.filter((account) => moved[account] < 0 && !(isGone && account === 'bank'))
  const fund = fundBalance(moved) < 0 && !isGone ? [fundBalance(after)] : []
  const lowest = Math.min(0, ...fund, ...accounts.map((account) => after[account]))
  return lowest < 0 ? refuse('fund_short', { missingFen: -lowest }) : null
}
