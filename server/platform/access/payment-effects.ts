import type { Fen } from '#domain/kernel/fen'
import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import type { RefundReason } from '#domain/payment/refund-reason'
import type { Transaction } from '../database/database'

/** Answered for each purpose by the feature that sells it. One that is missing is not for sale. */
export type PerPurpose<Answer> = Readonly<Partial<Record<PaymentPurpose, Answer>>>

export interface AmountDue {
  /** What the payment stands for, when that is not what was asked for: of a booking that was moved, the first. */
  readonly subjectId?: string
  readonly amountFen: Fen
  /** What WeChat shows beside the amount, at most 40 characters: it names nobody and nothing of their health. */
  readonly description: string
  /** When it can no longer be paid; an order at WeChat ends then, and after two hours in any case. */
  readonly expiresAt: Date
}

/** Money that WeChat took. */
export interface TakenPayment {
  readonly paymentId: string
  readonly subjectId: string
  /** The account that paid. */
  readonly accountId: string
  /** All of it: whoever keeps a ledger posts all of it, what is gone too, since it came in. */
  readonly amountFen: Fen
  /** When WeChat took it. */
  readonly at: Date
  /** An earlier payment for the same subject stands: all of this one is `gone`. */
  readonly isSecond: boolean
}

/**
 * `applied`: all that was paid for is theirs. `gone`: these parts are not and their money goes back at once; the rest
 * is theirs. A part is the coverage, appointment or contract, and each is named once.
 */
export type PaymentEffect =
  | 'applied'
  | { readonly gone: readonly { readonly partId: string; readonly amountFen: Fen }[] }

/** Money that has arrived back at whoever paid, by WeChat or by hand. */
export interface ReturnedMoney {
  readonly refundId: string
  readonly paymentId: string
  readonly subjectId: string
  readonly partId: string
  readonly amountFen: Fen
  readonly reason: RefundReason
  readonly at: Date
}

/** What shall be given back of what was paid for a subject. */
export interface GivingBack {
  readonly purpose: PaymentPurpose
  readonly subjectId: string
  /** The coverage, appointment or contract that it was for: given back once. */
  readonly partId: string
  readonly amountFen: Fen
  readonly reason: RefundReason
}

/**
 * The money goes back by a job, exactly once however often it is asked for a part.
 *
 * @returns the refund's id; null when nothing was paid for the subject
 */
export type GiveBack = (tx: Transaction, giving: GivingBack, now: Date) => Promise<string | null>

/** What came in for a subject and stays there, as far as a screen needs it. */
export interface StandingPayment {
  readonly paymentId: string
  readonly amountFen: Fen
  /** Of it, what is on its way back or has arrived. */
  readonly givenBackFen: Fen
}

/** By subject; who is missing has nothing paid. One statement however many. */
export type PaidFor = (
  tx: Pick<Transaction, '$queryRaw'>,
  purpose: PaymentPurpose,
  subjectIds: readonly string[],
) => Promise<ReadonlyMap<string, StandingPayment>>
