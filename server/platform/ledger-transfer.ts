import type { Fen } from '#domain/kernel/fen'
import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from './database'

/** Why money moved; a reversal is the fund's own business. */
export type TransferKind =
  | 'contribution'
  | 'refund'
  | 'donation'
  | 'interest'
  | 'aid-approved'
  | 'aid-paid'
  | 'aid-cancelled'
  | 'recovery'
  | 'fee'
  | 'waiver'

export type LedgerAccountCode =
  | 'bank'
  | 'contributions'
  | 'donations'
  | 'interest'
  | 'aid'
  | 'fee'
  | 'payable'

/** One movement of a plan's money. Its legs add up to nought: debits above it, credits below. */
export interface NewTransfer {
  readonly planId: string
  readonly kind: TransferKind
  /** What it carries out, `payment/<id>`: posted once however often it is asked for. */
  readonly intent: string
  /** The day of the books on which it stands. */
  readonly onDay: LocalDate
  readonly at: Date
  /** Null when WeChat or the clock did it. */
  readonly byAccountId: string | null
  readonly legs: readonly { readonly account: LedgerAccountCode; readonly amountFen: Fen }[]
}

/** @throws fund_short when the fund, or an account that may not be negative, would fall below nought */
export type Post = (tx: Transaction, transfer: NewTransfer) => Promise<void>
