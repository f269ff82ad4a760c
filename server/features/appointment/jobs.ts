import * as z from 'zod/mini'
import type { Access } from '../../platform/context'
import type { DatabaseAccess, Transaction } from '../../platform/database/database'
import { eachDue } from '../../platform/job-pages'
import type { CronItem, Tasks } from '../../platform/jobs'
import type { RuleTable } from '../../platform/rule-table'
import { expireHold } from './holding/expire-hold'
import { findRunOutHold, listRunOutHolds } from './holding/hold-store'
import { PUBLISHED_DAYS, publishSessions } from './sessions/publish-sessions'
import { EXPIRE_HOLD_TASK, PUBLISH_SESSIONS_TASK, SWEEP_EQUIVALENTS_TASK, SWEEP_HOLDS_TASK } from './tasks'

interface Needs {
  readonly access: DatabaseAccess
  readonly rules: RuleTable
  readonly now: () => Date
  readonly seatsFreed: Access['seatsFreed']
}

const ExpireHold = z.object({ appointmentId: z.uuid() })

/** What booking does by the clock. Each may run twice or late without doing harm. */
export function appointmentTasks(needs: Needs): Tasks {
  const { access, rules, now } = needs
  return {
    [EXPIRE_HOLD_TASK]: (payload) =>
      access.transaction(async (tx) => {
        const { appointmentId } = ExpireHold.parse(payload)
        const hold = await findRunOutHold(tx, appointmentId, now())
        if (hold) await letGo(tx, needs, { id: appointmentId, slotId: hold.slotId })
      }),
    [SWEEP_HOLDS_TASK]: async () => {
      const runOut = await listRunOutHolds(access.db, now())
      await eachDue(runOut, (hold) => access.transaction((tx) => letGo(tx, needs, hold)))
    },
    [PUBLISH_SESSIONS_TASK]: async () => {
      await publishSessions({ db: access.db, rules: await rules(), now: now(), horizonDays: PUBLISHED_DAYS })
    },
  }
}

async function letGo(
  tx: Transaction,
  needs: Needs,
  hold: { readonly id: string; readonly slotId: string },
): Promise<void> {
  const at = needs.now()
  await expireHold(tx, hold, null, at)
  await needs.seatsFreed(tx, needs, [hold.id], at)
}

/**
 * Publication at half past midnight in Shanghai (16:30 UTC), hours before the next release. Every hold has a job of
 * its own; the sweep finds those whose job came while the clocks of server and database disagreed.
 */
export const APPOINTMENT_CRON: readonly CronItem[] = [
  { task: SWEEP_HOLDS_TASK, match: '* * * * *' },
  { task: SWEEP_EQUIVALENTS_TASK, match: '* * * * *' },
  { task: PUBLISH_SESSIONS_TASK, match: '30 16 * * *', options: { backfillPeriod: 86_400_000 } },
]
