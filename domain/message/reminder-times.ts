import { addDays, instantAt, localDateOf, localTime } from '../kernel/time'
import type { MessageTemplate } from './message-template'

export const REMINDER_KINDS = ['appointment-reminder', 'check-in-open'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

export interface Reminder {
  readonly kind: ReminderKind
  readonly at: Date
}

const EVENING = localTime('19:00')
const CHECK_IN_OPENS_BEFORE_MS = 60 * 60_000

/**
 * When a visit is called to mind: at 19:00 on the evening before, and an hour before it starts, when the desk begins
 * to take arrivals (design). What would lie in the past is left out.
 */
export function remindersOf(start: Date, now: Date): readonly Reminder[] {
  const eveningBefore = instantAt(addDays(localDateOf(start), -1), EVENING)
  const checkInOpens = new Date(start.getTime() - CHECK_IN_OPENS_BEFORE_MS)
  const reminders: readonly Reminder[] = [
    { kind: 'appointment-reminder', at: eveningBefore },
    { kind: 'check-in-open', at: checkInOpens },
  ]
  return reminders.filter(({ at }) => at > now)
}

/** What may still be told of a visit that is booked: its reminders, and that the clinic takes it back. */
export function messagesAhead(start: Date, now: Date): readonly MessageTemplate[] {
  return [...remindersOf(start, now).map(({ kind }) => kind), 'appointment-suspended']
}
