import { DAY_MS } from '#domain/kernel/time'
import { sweepEndedBefore } from './features/auth/store'
import { forgetTicketsBefore } from './features/conversation/socket-store'
import { forgetIntentsBefore } from './platform/api/idempotency'
import type { Context } from './platform/context'
import { forgetRequestCounts } from './platform/http/request-counts'
import { eachDue } from './platform/job-pages'
import type { CronItem, Tasks } from './platform/jobs'

const KEPT_DAYS = 30
const SWEEP_TASK = 'platform:sweep'

/** What nobody can use any more does not stay: ended log-ins, old codes, intents that nobody will retry, tickets that nobody showed. */
export function sweepTasks({ db, now }: Pick<Context, 'db' | 'now'>): Tasks {
  return {
    [SWEEP_TASK]: async () => {
      const before = new Date(now().getTime() - KEPT_DAYS * DAY_MS)
      const parts = [
        () => sweepEndedBefore(db, before),
        () => forgetIntentsBefore(db, before),
        () => forgetTicketsBefore(db, before),
        () => forgetRequestCounts(db, new Date(now().getTime() - DAY_MS)),
      ]
      await eachDue(parts, (part) => part())
    },
  }
}

/** Three in the morning in Shanghai. */
export const SWEEP_CRON: readonly CronItem[] = [{ task: SWEEP_TASK, match: '0 19 * * *' }]
