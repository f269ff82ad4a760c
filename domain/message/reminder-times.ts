import { addDays, instantAt, type LocalDate, localDateOf, localTime } from '../kernel/time'
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

/** Starts from `from` until before `to`. */
interface Starts {
  readonly from: Date
  readonly to: Date
}

/** When visits start whose reminder of a kind falls after `after` and not after `until`; null when none does. */
export function startsRemindedBetween(kind: ReminderKind, after: Date, until: Date): Starts | null {
  if (until <= after) return null
  switch (kind) {
    case 'check-in-open':
      return { from: opening(after, 1), to: opening(until, 1) }
    case 'appointment-reminder': {
      const days = { from: dayToRemind(after), to: dayToRemind(until) }
      if (days.from === days.to) return null
      return { from: midnight(addDays(days.from, 1)), to: midnight(addDays(days.to, 1)) }
    }
  }
}

/** The start whose check-in opens then, `ms` later. */
function opening(at: Date, ms: number): Date {
  return new Date(at.getTime() + CHECK_IN_OPENS_BEFORE_MS + ms)
}

/** The last day of which the evening before has come. */
function dayToRemind(at: Date): LocalDate {
  const today = localDateOf(at)
  return at < instantAt(today, EVENING) ? today : addDays(today, 1)
}

function midnight(day: LocalDate): Date {
  return instantAt(day, localTime('00:00'))
}

/** What may still be told of a visit that is booked: its reminders, and that the clinic takes it back. */
export function messagesAhead(start: Date, now: Date): readonly MessageTemplate[] {
  return [...remindersOf(start, now).map(({ kind }) => kind), 'appointment-suspended']
}
