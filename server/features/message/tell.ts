import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { seesRecords } from '#domain/patient/adolescent'
import type { Transaction } from '../../platform/database'
import { enqueue } from '../../platform/jobs'
import type { Audience, Notice, Notices } from '../../platform/notices'
import type { SubscribeMessages } from '../../platform/outside-systems'
import { planReminders, withdrawReminders } from './plan-reminders'
import { insertMessages, listGuardians, type Readers } from './store'
import { DELIVER_TASK } from './tasks'

/**
 * Puts what happened into the inbox of everybody whom it concerns, in the transaction in which it happened; what
 * follows from it, a copy in WeChat and reminders, waits in the queue from the same commit on.
 */
export function createNotices({ templateIds }: Pick<SubscribeMessages, 'templateIds'>): Notices {
  const offered = Object.keys(templateIds)
  return {
    async tell(tx, notice, now) {
      const today = localDateOf(now)
      const readers = await readersOf(tx, notice.to, today)
      const waiting = await insertMessages(tx, notice, readers, offered, now, today)
      for (const messageId of waiting) {
        await enqueue(tx, DELIVER_TASK, { messageId }, { jobKey: `deliver:${messageId}` })
      }
      await changeReminders(tx, notice, now)
    },
    withdrawReminders,
  }
}

/** Who reads a record is the domain's question; everybody else the statement finds by itself. */
async function readersOf(tx: Transaction, to: Audience, today: LocalDate): Promise<Readers> {
  if (!('readersOf' in to)) return to
  const guardians = await listGuardians(tx, to.readersOf, today)
  const readers = guardians.filter((tie) => seesRecords(tie, today))
  return { accountIds: readers.map(({ accountId }) => accountId) }
}

async function changeReminders(tx: Transaction, { kind, appointmentId }: Notice, now: Date): Promise<void> {
  if (!appointmentId) return
  if (kind === 'appointment-booked') await planReminders(tx, appointmentId, now)
  if (kind === 'appointment-suspended') await withdrawReminders(tx, appointmentId)
}
