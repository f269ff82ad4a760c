import { localDateOf } from '#domain/kernel/time'
import type { DatabaseAccess } from '../../platform/database/database'
import type { CronItem, Tasks } from '../../platform/jobs'
import type { Notices } from '../../platform/notices'
import { missedNotice } from './missed-notice'
import { markMissedBefore } from './step-store'

const MISSED_TASK = 'visit:mark-missed'
/** Five thousand visits a night are more than a county misses. */
const BATCHES = 10

/** At night, visits of earlier days to which nobody came are called missed, by the clock. May run twice without harm. */
export function visitTasks({
  access,
  notices,
  now,
}: {
  access: Pick<DatabaseAccess, 'transaction'>
  notices: Pick<Notices, 'tellAll'>
  now: () => Date
}): Tasks {
  return {
    [MISSED_TASK]: async () => {
      for (let batch = 0; batch < BATCHES; batch++) {
        const at = now()
        const missed = await access.transaction(async (tx) => {
          const found = await markMissedBefore(tx, localDateOf(at), at)
          await notices.tellAll(tx, found.map(missedNotice), at)
          return found.length
        })
        if (missed === 0) return
      }
    },
  }
}

/** Ten past midnight in Shanghai. */
export const VISIT_CRON: readonly CronItem[] = [
  { task: MISSED_TASK, match: '10 16 * * *', options: { backfillPeriod: 86_400_000 } },
]
