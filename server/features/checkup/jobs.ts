import type { CronItem, Tasks } from '../../platform/jobs'
import { remindOfCheckups } from './remind-checkups'

const REMIND_TASK = 'checkup:remind'

export function checkupTasks(needs: Parameters<typeof remindOfCheckups>[0]): Tasks {
  return { [REMIND_TASK]: () => remindOfCheckups(needs) }
}

/** Half past six in the evening in Shanghai. An evening without it is made up for on the next ones. */
export const CHECKUP_CRON: readonly CronItem[] = [{ task: REMIND_TASK, match: '30 10 * * *' }]
