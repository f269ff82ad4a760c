import * as z from 'zod/mini'
import type { Context } from '../../platform/context'
import type { CronItem, Tasks } from '../../platform/jobs'
import { OBSERVED_TASK, tellObserved } from './observation-job'
import { remindOfDoses } from './remind-doses'

const REMIND_TASK = 'immunization:remind'
const Observed = z.object({ patientId: z.uuid() })

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'rules' | 'now'>

/** What vaccination does by the clock. Each may run twice or late without doing harm. */
export function immunizationTasks(needs: Needs): Tasks {
  return {
    [REMIND_TASK]: () => remindOfDoses(needs),
    [OBSERVED_TASK]: (payload) =>
      needs.transaction((tx) => tellObserved(needs, tx, Observed.parse(payload).patientId)),
  }
}

/** Twenty-five to seven in the evening in Shanghai. An evening without it is made up for on the next ones. */
export const IMMUNIZATION_CRON: readonly CronItem[] = [{ task: REMIND_TASK, match: '35 10 * * *' }]
