import * as z from 'zod/mini'
import { REMINDER_KINDS } from '#domain/message/reminder-times'
import type { CronItem, Tasks } from '../../platform/jobs'
import type { Notices } from '../../platform/notices'
import { type Delivering, deliverMessage } from './deliver-message'
import { queueReminders } from './queue-reminders'
import { remind } from './remind'
import { DELIVER_TASK, QUEUE_REMINDERS_TASK, REMIND_TASK } from './tasks'

const Remind = z.object({ appointmentId: z.uuid(), kind: z.enum(REMINDER_KINDS) })
const Deliver = z.object({ messageId: z.uuid() })

/** What messages do by the clock. Each may run twice or late without doing harm. */
export function messageTasks(needs: Delivering & { readonly notices: Notices }): Tasks {
  const { access, notices, now } = needs
  return {
    [QUEUE_REMINDERS_TASK]: () => access.transaction((tx) => queueReminders(tx, now())),
    [REMIND_TASK]: (payload) => access.transaction((tx) => remind(tx, notices, Remind.parse(payload), now())),
    [DELIVER_TASK]: (payload) => deliverMessage(needs, Deliver.parse(payload).messageId),
  }
}

export const MESSAGE_CRON: readonly CronItem[] = [{ task: QUEUE_REMINDERS_TASK, match: '* * * * *' }]
