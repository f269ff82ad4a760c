import type { Context } from '../../platform/context'
import type { CronItem, Tasks } from '../../platform/jobs'
import { expireRequests } from './store'

const EXPIRE_REQUESTS_TASK = 'guardianship:expire-requests'

/** What nobody answered in time is over at once for everybody who reads it; this writes it down. */
export function guardianshipTasks({ db, now }: Pick<Context, 'db' | 'now'>): Tasks {
  return { [EXPIRE_REQUESTS_TASK]: () => expireRequests(db, now()) }
}

export const GUARDIANSHIP_CRON: readonly CronItem[] = [{ task: EXPIRE_REQUESTS_TASK, match: '15 * * * *' }]
