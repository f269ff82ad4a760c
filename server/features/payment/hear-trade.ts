import { DomainError } from '#domain/kernel/errors'
import { decidePayment, type PaymentDecision } from '#domain/payment/decide-payment'
import type { Trade } from '#domain/payment/trade'
import type { Desk } from '../../platform/admission/admission'
import type { Database } from '../../platform/database/database'
import type { Heard, PaymentNeeds } from './payment-needs'
import { findByTradeNos, type PaymentRow } from './payment-store'
import { raiseAlarm, TRADE_DESK } from './trade-desk'

interface Wanted {
  readonly db: Database
  readonly outTradeNo: string
}

/** Orders that are asked for at one moment are looked up together. */
const ORDERS: Desk<Wanted, PaymentRow | null> = {
  alone: () => [],
  shared: () => 'orders',
  atOnce: 1,
  async decide(batch) {
    const [first] = batch
    if (!first) return []
    const found = await findByTradeNos(
      first.db,
      batch.map(({ outTradeNo }) => outTradeNo),
    )
    return batch.map(({ outTradeNo }) => ({ answer: found.get(outTradeNo) ?? null }))
  },
}

/**
 * Takes in what WeChat says of an order, in a notice or when it was asked. What was paid for is given in the transaction
 * that marks it paid: once, however often, in whatever order and by how many processes at once this is heard.
 *
 * @throws not_found for an order that is not ours
 */
export async function hearTrade(
  needs: PaymentNeeds,
  outTradeNo: string,
  trade: Trade,
  heard: Heard | null = null,
): Promise<PaymentDecision['kind']> {
  const known = await needs.admit(ORDERS, { db: needs.db, outTradeNo })
  if (!known) throw new DomainError('not_found')
  const seen = decidePayment(known, trade, needs.now())
  // Most of what is heard twice is answered here, without a lock.
  if (seen.kind === 'nothing' || seen.kind === 'wait' || seen.kind === 'close-there') return seen.kind
  if (seen.kind === 'alarm') return raiseAlarm(needs, known, seen.alarm)
  return needs.admit(TRADE_DESK, { needs, known, trade, heard })
}
