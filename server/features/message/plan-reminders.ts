import { REMINDER_KINDS, type ReminderKind, remindersOf } from '#domain/message/reminder-times'
import type { Transaction } from '../../platform/database'
import { cancelJob, enqueue } from '../../platform/jobs'
import { findVisit } from './reminder-store'
import { REMIND_TASK } from './tasks'

/** The jobs exist if and only if the booking does. */
export async function planReminders(tx: Transaction, appointmentId: string, now: Date): Promise<void> {
  const visit = await findVisit(tx, appointmentId)
  if (!visit) return
  for (const { kind, at } of remindersOf(visit.start, now)) {
    await enqueue(
      tx,
      REMIND_TASK,
      { appointmentId, kind },
      { runAt: at, jobKey: jobKeyOf(kind, appointmentId) },
    )
  }
}

export async function withdrawReminders(tx: Transaction, appointmentId: string): Promise<void> {
  for (const kind of REMINDER_KINDS) await cancelJob(tx, jobKeyOf(kind, appointmentId))
}

function jobKeyOf(kind: ReminderKind, appointmentId: string): string {
  return `${kind}:${appointmentId}`
}
