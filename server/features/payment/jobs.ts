import * as z from 'zod/mini'
import { nextAskAt } from '#domain/payment/ask-again'
import type { CronItem, Tasks } from '../../platform/jobs'
import { askPayment, askRefund } from './ask-wechat'
import { checkBills } from './check-bill'
import { claimPaymentAsk, claimRefundAsk, listDuePayments, listDueRefunds } from './due-store'
import type { PaymentNeeds } from './payment-needs'
import { ASK_TASK, BILL_TASK, REFUND_TASK } from './tasks'

/** What is asked at once, and in one round; the rest has its turn a minute later. */
const AT_ONCE = 8
const ROUND_MAX = 400

const RefundPayload = z.object({ refundId: z.uuid() })

/** What happens to payments by the clock. Each may run twice or late: nothing happens twice. */
export function paymentTasks(needs: PaymentNeeds): Tasks {
  return {
    [REFUND_TASK]: (payload) => askRefund(needs, RefundPayload.parse(payload).refundId),
    [ASK_TASK]: () => askWhatIsDue(needs),
    [BILL_TASK]: () => checkBills(needs),
  }
}

/** How orders ended of which no notice came, and what became of refunds. */
async function askWhatIsDue(needs: PaymentNeeds): Promise<void> {
  const { db } = needs
  const now = needs.now()
  await inGroups(await listDuePayments(db, now, ROUND_MAX), async (due) => {
    if (await claimPaymentAsk(db, due, nextAskAt('payment', due.asked + 1, now)))
      await askPayment(needs, due.id)
  })
  await inGroups(await listDueRefunds(db, now, ROUND_MAX), async (due) => {
    if (await claimRefundAsk(db, due, nextAskAt('refund', due.asked, now))) await askRefund(needs, due.id)
  })
}

/** What fails for one keeps nobody else from being asked about. */
async function inGroups<Row>(rows: readonly Row[], work: (row: Row) => Promise<void>): Promise<void> {
  const failures: unknown[] = []
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const settled = await Promise.allSettled(rows.slice(start, start + AT_ONCE).map(work))
    failures.push(...settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : [])))
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} could not be asked about`)
}

/** Every minute what is owed an answer; from half past ten in Shanghai, when it is there, the bill of the day before. */
export const PAYMENT_CRON: readonly CronItem[] = [
  { task: ASK_TASK, match: '* * * * *' },
  { task: BILL_TASK, match: '30 2-14 * * *' },
]
