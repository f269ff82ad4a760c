import { decidePayment, type PaymentDecision } from '#domain/payment/decide-payment'
import type { Trade } from '#domain/payment/trade'
import type { Desk } from '../../platform/admission/admission'
import type { Transaction } from '../../platform/database/database'
import type { Heard, PaymentNeeds } from './payment-needs'
import { findInTurn, insertNotices, markClosed, type PaymentRow, takeTurns } from './payment-store'
import { settlePayments, type TakenTrade } from './settle-payments'

/** What WeChat says of an order of ours, as far as something follows from it. */
interface TradeNews {
  readonly needs: PaymentNeeds
  readonly known: PaymentRow
  readonly trade: Trade
  readonly heard: Heard | null
}

/**
 * The desk at which news of one moment are heard together (decision 190): one transaction, its statements and its commit
 * serve them all, and each is answered when that is committed. What is paid for stands in a batch once; of contracts one
 * at a time, since they lock a person before their row and two persons would be locked in any order (decision 097).
 */
export const TRADE_DESK: Desk<TradeNews, PaymentDecision['kind']> = {
  alone: ({ known: { purpose, subjectId } }) =>
    purpose === 'contract' ? [purpose, subjectId] : [`${purpose}/${subjectId}`],
  shared: () => 'trades',
  // A second batch would only halve the first (decision 170).
  atOnce: 1,
  async decide(batch) {
    const needs = batch[0]?.needs
    if (!needs) return []
    const rules = await needs.rules()
    const hear = (tx: Transaction) => hearTogether(tx, { ...needs, rules: async () => rules }, batch)
    return (await needs.transaction(hear)).map((answer) => ({ answer }))
  },
}

async function hearTogether(
  tx: Transaction,
  needs: PaymentNeeds,
  batch: readonly TradeNews[],
): Promise<readonly PaymentDecision['kind'][]> {
  const now = needs.now()
  await takeTurns(
    tx,
    batch.map(({ known }) => known),
  )
  const inTurn = await findInTurn(
    tx,
    batch.map(({ known }) => known.outTradeNo),
  )
  const decided = batch.map(({ known, trade, heard }) => {
    const payment = inTurn.get(known.outTradeNo)
    if (!payment) throw new Error('a payment is never taken away')
    return { payment, heard, decision: decidePayment(payment, trade, now) }
  })
  const closed = decided.filter(({ decision }) => decision.kind === 'close-here')
  if (closed.length > 0)
    await markClosed(
      tx,
      closed.map(({ payment }) => payment.id),
      now,
    )
  for (const { payment, decision } of decided) {
    if (decision.kind === 'alarm') raiseAlarm(needs, payment, decision.alarm)
  }
  const taken = decided.flatMap(({ payment, heard, decision }) =>
    decision.kind === 'settle' ? [{ payment, heard, decision }] : [],
  )
  const settled = await settleUnheard(tx, needs, taken)
  return decided.map(({ payment, decision }) =>
    decision.kind !== 'settle' || settled.has(payment.id) ? decision.kind : 'nothing',
  )
}

/** @returns the payments that were settled now: a notice that was heard before settles nothing */
async function settleUnheard(
  tx: Transaction,
  needs: PaymentNeeds,
  taken: readonly (TakenTrade & { readonly heard: Heard | null })[],
): Promise<ReadonlySet<string>> {
  const notices = taken.flatMap(({ payment, heard }) => (heard ? [{ ...heard, paymentId: payment.id }] : []))
  const unheard = notices.length > 0 ? await insertNotices(tx, notices, needs.now()) : new Set<string>()
  const fresh = taken.filter(({ heard }) => heard === null || unheard.has(heard.id))
  await settlePayments(tx, needs, fresh)
  return new Set(fresh.map(({ payment }) => payment.id))
}

/** Nothing is done by itself: the bill of the day shows it, and somebody looks. */
export function raiseAlarm({ log }: Pick<PaymentNeeds, 'log'>, { id }: PaymentRow, cause: string): 'alarm' {
  log.error({ paymentId: id, cause }, 'WeChat Pay tells of a payment that cannot be ours')
  return 'alarm'
}
