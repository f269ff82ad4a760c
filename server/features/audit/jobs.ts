import type { Context } from '../../platform/context'
import type { CronItem, Tasks } from '../../platform/jobs'
import { linkEvents } from './link-events'

const LINK_TASK = 'audit:link'

/** Apart from the requests that write the events: a chain has one end, and bookings must not wait in line for it. */
export function auditTasks(shared: Pick<Context, 'transaction' | 'log'>): Tasks {
  return { [LINK_TASK]: () => linkEvents(shared) }
}

export const AUDIT_CRON: readonly CronItem[] = [{ task: LINK_TASK, match: '* * * * *' }]
