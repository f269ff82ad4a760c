import type { LocalDate } from '#domain/kernel/time'
import type { Leg, PostedKind } from '#domain/ledger/transfer'
import type { Transaction } from '../database/database'

/** One movement of a plan's money. Its legs add up to nought: debits above it, credits below. */
export interface NewTransfer {
  readonly planId: string
  readonly kind: PostedKind
  /** What it carries out, `payment/<id>`: posted once however often it is asked for. */
  readonly intent: string
  /** The day of the books on which it stands; when that day is closed already, the first one that is open. */
  readonly onDay: LocalDate
  readonly at: Date
  /** Null when WeChat or the clock did it. */
  readonly byAccountId: string | null
  readonly legs: readonly Leg[]
  /** What somebody wrote beside it: never a name, never public. */
  readonly note?: string
  /**
   * Children that it adds to those who take part (contribution, waiver) or were helped (aid), or takes from them. One,
   * by its kind, unless whoever posts it says otherwise: three for a payment for three, none for a refund of a part.
   */
  readonly children?: number
}

/** @throws fund_short when the fund, or an account that may not be negative, would fall below nought */
export type Post = (tx: Transaction, transfer: NewTransfer) => Promise<void>

/** As `Post`, in one statement for all that only brings money in. */
export type PostAll = (tx: Transaction, transfers: readonly NewTransfer[]) => Promise<void>

/**
 * Takes back by its mirror what was carried out under an intent, once however often it is asked for.
 *
 * @throws fund_short as Post; Error for an intent that was never carried out: that is a bug
 */
export type TakeBack = (
  tx: Transaction,
  transfer: Pick<NewTransfer, 'planId' | 'intent' | 'onDay' | 'at' | 'byAccountId'>,
) => Promise<void>

/** What was given to a plan for the fees of families that cannot pay, without what was taken back. */
export type GivenForWaivers = (tx: Transaction, planId: string) => Promise<number>
