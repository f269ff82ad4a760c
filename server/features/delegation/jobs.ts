import { addDays, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { eachRow } from '../../platform/job-pages'
import type { CronItem, Tasks } from '../../platform/jobs'
import { listEndedOn } from './store'

const TELL_ENDED_TASK = 'delegation:tell-ended'

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'now'>

/** Both sides are told on the morning after the last day; once, however often this runs. */
export function delegationTasks(needs: Needs): Tasks {
  return {
    [TELL_ENDED_TASK]: async () => {
      const at = needs.now()
      const lastDay = addDays(localDateOf(at), -1)
      await eachRow(
        (page) => listEndedOn(needs.db, lastDay, page),
        (delegation) => tellBoth(needs, delegation, at),
      )
    },
  }
}

function tellBoth(
  { transaction, notices }: Needs,
  { id, byAccountId, toAccountId }: Awaited<ReturnType<typeof listEndedOn>>[number],
  at: Date,
): Promise<void> {
  return transaction(async (tx) => {
    for (const accountId of [byAccountId, toAccountId].filter((side) => side !== null)) {
      const ended = { kind: 'delegation-ended', to: { accountId }, byAccountId: null } as const
      await notices.tell(tx, { ...ended, onceKey: `delegation-ended:${id}` }, at)
    }
  })
}

/** Eight in the morning in Shanghai. */
export const DELEGATION_CRON: readonly CronItem[] = [
  { task: TELL_ENDED_TASK, match: '0 0 * * *', options: { backfillPeriod: 43_200_000 } },
]
