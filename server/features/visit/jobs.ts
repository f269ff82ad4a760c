import { localDateOf } from '#domain/kernel/time'
import type { DatabaseAccess } from '../../platform/database/database'
import { untilDone } from '../../platform/job-pages'
import type { CronItem, Tasks } from '../../platform/jobs'
import type { Notices } from '../../platform/notices'
import { missedNotice } from './missed-notice'
import { markMissedBefore } from './step-store'

const MISSED_TASK = 'visit:mark-missed'

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
    [MISSED_TASK]: () =>
      untilDone((limit) => {
        const at = now()
        return access.transaction(async (tx) => {
          const missed = await markMissedBefore(tx, localDateOf(at), { now: at, limit })
          await notices.tellAll(tx, missed.map(missedNotice), at)
          return missed.length
        })
      }),
  }
}

/** Ten past midnight in Shanghai. */
export const VISIT_CRON: readonly CronItem[] = [
  { task: MISSED_TASK, match: '10 16 * * *', options: { backfillPeriod: 86_400_000 } },
]
