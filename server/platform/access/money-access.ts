import type { Transaction } from '../database/database'
import type { GivenForWaivers, Post, PostAll, TakeBack } from './ledger-transfer'
import type { OwedOf, TakeOwed } from './owed-fee'
import type {
  AmountDue,
  GiveBack,
  PaidFor,
  PaymentEffect,
  PerPurpose,
  ReturnedMoney,
  TakenPayment,
} from './payment-effects'

/** What features may ask of each other about money: what is sold, what was paid, what goes back, and the books. */
export interface MoneyAccess<Payer, Unattended> {
  /** What the account owes for a subject. @throws not_found alike for absent and others' subjects; payment_not_due */
  readonly payable: PerPurpose<(tx: Transaction, ctx: Payer, subjectId: string) => Promise<AmountDue>>
  /**
   * Gives what was paid for: once a payment, in the transaction that marks it paid. It locks its own rows. No two
   * payments are for one subject. @returns what became of each, in the same order
   */
  readonly paid: PerPurpose<
    (tx: Transaction, ctx: Unattended, payments: readonly TakenPayment[]) => Promise<readonly PaymentEffect[]>
  >
  /** Once a refund, in the transaction that marks it succeeded. */
  readonly refunded: PerPurpose<(tx: Transaction, ctx: Unattended, returned: ReturnedMoney) => Promise<void>>
  readonly giveBack: GiveBack
  readonly paidFor: PaidFor
  readonly post: Post
  readonly postAll: PostAll
  readonly takeBack: TakeBack
  readonly givenForWaivers: GivenForWaivers
  readonly owedOf: OwedOf
  readonly takeOwed: TakeOwed
}
