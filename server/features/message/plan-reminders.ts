import { REMINDER_KINDS, type ReminderKind, remindersOf } from '#domain/message/reminder-times'
import type { Transaction } from '../../platform/database'
import { cancelJob, enqueueAll } from '../../platform/jobs'
import { findVisits } from './reminder-store'
import { REMIND_TASK } from './tasks'

/** The jobs exist if and only if the bookings do. */
export async function planReminders(
  tx: Transaction,
  appointmentIds: readonly string[],
  now: Date,
): Promise<void> {
  if (appointmentIds.length === 0) return
  const visits = await findVisits(tx, appointmentIds)
  await enqueueAll(
    tx,
    visits.flatMap(({ appointmentId, start }) =>
      remindersOf(start, now).map(({ kind, at }) => ({
        task: REMIND_TASK,
        payload: { appointmentId, kind },
        runAt: at,
        jobKey: jobKeyOf(kind, appointmentId),
      })),
    ),
  )
}

export async function withdrawReminders(tx: Transaction, appointmentId: string): Promise<void> {
  for (const kind of REMINDER_KINDS) await cancelJob(tx, jobKeyOf(kind, appointmentId))
}

function jobKeyOf(kind: ReminderKind, appointmentId: string): string {
  return `${kind}:${appointmentId}`
}
