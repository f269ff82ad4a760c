import { addDays, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import type { CronItem, Tasks } from '../../platform/jobs'
import { checkBooks } from './close/check-books'
import { closeDays } from './close/close-days'
import { type FundPlan, findBook, listFundPlans } from './plan-store'
import { raiseAlarm } from './raise-alarm'
import { watchReserve } from './watch-reserve'

const CLOSE_TASK = 'fund:close'

type Shared = Pick<Context, 'db' | 'transaction' | 'now' | 'rules' | 'notices' | 'log'>

export function fundTasks(shared: Shared): Tasks {
  return {
    [CLOSE_TASK]: async () => {
      for (const plan of await listFundPlans(shared.db)) await endDay(shared, plan)
    },
  }
}

/** Ten past every hour: 00:10 closes yesterday, and the hours after it what a server that was away left open. */
export const FUND_CRON: readonly CronItem[] = [{ task: CLOSE_TASK, match: '10 * * * *' }]

/** Closes what is over, goes through all of the books once a day, and looks how long the money lasts. */
async function endDay(shared: Shared, plan: FundPlan): Promise<void> {
  const today = localDateOf(shared.now())
  await closeDays(shared, plan.id, addDays(today, -1))
  const book = await findBook(shared.db, plan.id)
  if (
    !book.day ||
    (book.checkedAt && localDateOf(book.checkedAt) === today && book.checkedThrough === book.day)
  ) {
    return
  }
  const brokenOn = await checkBooks(shared, plan.id)
  if (brokenOn) await raiseAlarm(shared, plan, brokenOn)
  else shared.log.info({ plan: plan.code, day: book.day, head: book.hash }, 'ledger chain')
  await watchReserve(shared, plan)
}
