import { REMINDER_KINDS, remindersOf, startsRemindedBetween } from '#domain/message/reminder-times'
import type { Transaction } from '../../platform/database/database'
import { enqueueAll } from '../../platform/jobs'
import { listBooked, lockMark, moveMark } from './reminder-store'
import { REMIND_TASK } from './tasks'

/** A booking of a moment ago may not be committed yet; whoever made it meant this reminder to come. */
const SETTLED_MS = 10_000
/** The first look: what came due on the day before, and still lies ahead. */
const LOOKS_BACK_MS = 86_400_000

/**
 * Puts the reminders into the queue that came due since the last look: each visit's own job, because each is looked at
 * again and may fail by itself. The mark moves in the same transaction, so that after an outage nothing is left out.
 */
export async function queueReminders(tx: Transaction, now: Date): Promise<void> {
  const until = new Date(now.getTime() - SETTLED_MS)
  for (const kind of REMINDER_KINDS) {
    const after = (await lockMark(tx, kind)) ?? new Date(until.getTime() - LOOKS_BACK_MS)
    const starts = startsRemindedBetween(kind, after, until)
    const visits = starts ? await listBooked(tx, starts) : []
    const wanted = visits.filter(
      ({ start, bookedAt }) => start > now && remindersOf(start, bookedAt).some((due) => due.kind === kind),
    )
    await enqueueAll(
      tx,
      wanted.map(({ appointmentId }) => ({
        task: REMIND_TASK,
        payload: { appointmentId, kind },
        jobKey: `${kind}:${appointmentId}`,
      })),
    )
    if (until > after) await moveMark(tx, kind, until)
  }
}
