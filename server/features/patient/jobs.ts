import { DAY_MS, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import type { CronItem, Tasks } from '../../platform/jobs'
import { forgetTriesBefore } from './document-store'
import { endGrownUpLinks } from './household-store'

const NIGHTLY_TASK = 'patient:nightly'

/** Guardianships that a birthday ended, and tries of hours long past: nobody reads them any more, nobody needs them. */
export function patientTasks({ db, now }: Pick<Context, 'db' | 'now'>): Tasks {
  return {
    [NIGHTLY_TASK]: async () => {
      await endGrownUpLinks(db, localDateOf(now()))
      await forgetTriesBefore(db, new Date(now().getTime() - DAY_MS))
    },
  }
}

/** A quarter past midnight in Shanghai. */
export const PATIENT_CRON: readonly CronItem[] = [{ task: NIGHTLY_TASK, match: '15 16 * * *' }]
