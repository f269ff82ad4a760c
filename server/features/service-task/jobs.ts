import type { CronItem, Tasks } from '../../platform/jobs'
import { type NightParts, runNight } from './run-night'

const NIGHTLY_TASK = 'service-task:nightly'

export function serviceTaskTasks(parts: NightParts): Tasks {
  return { [NIGHTLY_TASK]: () => runNight(parts) }
}

/** Ten past one in the morning in Shanghai. */
export const SERVICE_TASK_CRON: readonly CronItem[] = [{ task: NIGHTLY_TASK, match: '10 17 * * *' }]
