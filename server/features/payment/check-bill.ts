import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import { compareBill } from '#domain/payment/compare-bill'
import { askClosedPayment } from './ask-wechat'
import { insertCheck, isChecked, listOurLines, listUnsettled } from './bill-store'
import type { PaymentNeeds } from './payment-needs'

/** How far back a day is looked for whose bill could not be read. */
const DAYS_BACK = 7

/**
 * Compares WeChat's bill of each day that is over with our books. What the bill calls paid and we do not is asked about
 * first; what is different then is written down, until somebody says what it was.
 */
export async function checkBills(needs: PaymentNeeds): Promise<void> {
  const today = localDateOf(needs.now())
  for (let back = 1; back <= DAYS_BACK; back++) {
    const day = addDays(today, -back)
    if (!(await isChecked(needs.db, day))) await checkBill(needs, day)
  }
}

async function checkBill(needs: PaymentNeeds, day: LocalDate): Promise<void> {
  const there = await needs.outside.payments?.billOf(day)
  if (!there) return
  const paid = there.filter(({ side }) => side === 'payment').map(({ number }) => number)
  for (const { id } of await listUnsettled(needs.db, paid)) await askClosedPayment(needs, id)
  const differences = compareBill(await listOurLines(needs.db, day, there), there)
  await needs.transaction((tx) => insertCheck(tx, day, there, differences, needs.now()))
  if (differences.length > 0)
    needs.log.error({ day, differences: differences.length }, "WeChat Pay's bill is not what we think")
}
