import { addDays, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import type { CronItem, Tasks } from '../../platform/jobs'
import { listEndedOn } from './store'

const TELL_ENDED_TASK = 'delegation:tell-ended'

/** Both sides are told on the morning after the last day; once, however often this runs. */
export function delegationTasks({
  db,
  transaction,
  notices,
  now,
}: Pick<Context, 'db' | 'transaction' | 'notices' | 'now'>): Tasks {
  return {
    [TELL_ENDED_TASK]: async () => {
      const at = now()
      for (const { id, byAccountId, toAccountId } of await listEndedOn(db, addDays(localDateOf(at), -1))) {
        const onceKey = `delegation-ended:${id}`
        await transaction(async (tx) => {
          for (const accountId of [byAccountId, toAccountId].filter((side) => side !== null)) {
            await notices.tell(tx, { kind: 'delegation-ended', to: { accountId }, onceKey }, at)
          }
        })
      }
    },
  }
}

/** Eight in the morning in Shanghai. */
export const DELEGATION_CRON: readonly CronItem[] = [
  { task: TELL_ENDED_TASK, match: '0 0 * * *', options: { backfillPeriod: 43_200_000 } },
]
