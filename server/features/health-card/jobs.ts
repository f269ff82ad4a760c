import { DAY_MS } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import type { CronItem, Tasks } from '../../platform/jobs'
import { forgetBefore } from './use-store'

const NIGHTLY_TASK = 'health-card:nightly'

/** Codes that nobody could use again anyway, and tries of hours long past. */
export function healthCardTasks({ db, now }: Pick<Context, 'db' | 'now'>): Tasks {
  return {
    [NIGHTLY_TASK]: () => forgetBefore(db, now(), new Date(now().getTime() - DAY_MS)),
  }
}

/** Half past two in the morning in Shanghai. */
export const HEALTH_CARD_CRON: readonly CronItem[] = [{ task: NIGHTLY_TASK, match: '30 18 * * *' }]
