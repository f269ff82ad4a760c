import { localDateOf } from '#domain/kernel/time'
import type { Transaction } from '../../platform/database'
import { enqueue } from '../../platform/jobs'
import type { Notice, Notices } from '../../platform/notices'
import type { SubscribeMessages } from '../../platform/outside-systems'
import { planReminders, withdrawReminders } from './plan-reminders'
import { insertMessages } from './store'
import { DELIVER_TASK } from './tasks'

/**
 * Puts what happened into the inbox of everybody whom it concerns, in the transaction in which it happened; what
 * follows from it, a copy in WeChat and reminders, waits in the queue from the same commit on.
 */
export function createNotices({ templateIds }: Pick<SubscribeMessages, 'templateIds'>): Notices {
  const offered = Object.keys(templateIds)
  return {
    async tell(tx, notice, now) {
      const waiting = await insertMessages(tx, notice, offered, now, localDateOf(now))
      for (const messageId of waiting) {
        await enqueue(tx, DELIVER_TASK, { messageId }, { jobKey: `deliver:${messageId}` })
      }
      await changeReminders(tx, notice, now)
    },
    withdrawReminders,
  }
}

async function changeReminders(tx: Transaction, { kind, appointmentId }: Notice, now: Date): Promise<void> {
  if (!appointmentId) return
  if (kind === 'appointment-booked') await planReminders(tx, appointmentId, now)
  if (kind === 'appointment-suspended') await withdrawReminders(tx, appointmentId)
}
