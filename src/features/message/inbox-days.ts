import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'

interface Dated {
  /** ISO instant. */
  readonly createdAt: string
}

export interface InboxDay<Message extends Dated> {
  readonly day: LocalDate
  /** 今天, 昨天, 11月21日 周六 */
  readonly label: string
  readonly messages: readonly Message[]
}

/** Messages in the order in which they come, one group a day. */
export function inboxDays<Message extends Dated>(
  messages: readonly Message[],
  today: LocalDate,
): readonly InboxDay<Message>[] {
  const byDay = new Map<LocalDate, Message[]>()
  for (const message of messages) {
    const day = localDateOf(new Date(message.createdAt))
    byDay.set(day, [...(byDay.get(day) ?? []), message])
  }
  return [...byDay].map(([day, told]) => ({
    day,
    label: day === addDays(today, -1) ? '昨天' : dayInWords(day, today),
    messages: told,
  }))
}
