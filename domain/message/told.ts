import { isLocalDate, type LocalDate } from '../kernel/time'
import { dateInWords } from '../kernel/time-in-words'
import type { MessageFacts, VisitFacts } from './message-facts'

/** A message as its reader sees it: one line, and what to know or do next. */
export interface MessageWords {
  readonly title: string
  readonly body: string
}

/** What the words of a message are made of. */
export interface Told {
  /** What the family calls the person: 我, 小禾. */
  readonly whom: string
  readonly visit: VisitFacts | null
  readonly facts: MessageFacts
  readonly today: LocalDate
}

/** `到 11 月 30 日。`, or nothing for a fact that is no day. */
export function until(day: MessageFacts[string] | undefined, today: LocalDate): string {
  return typeof day === 'string' && isLocalDate(day) ? `到 ${dateInWords(day, today)}。` : ''
}
