import { type LocalDate, localDateOf, localTimeOf } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import type { Message } from './use-thread'

export interface DayOfThread {
  readonly day: LocalDate
  /** 今天, 10月12日 周一 */
  readonly title: string
  readonly messages: readonly Message[]
}

/** Messages under their days, in the order in which they were written. */
export function byDay(messages: readonly Message[], today: LocalDate): readonly DayOfThread[] {
  const days = new Map<LocalDate, Message[]>()
  for (const message of messages) {
    const day = localDateOf(new Date(message.sentAt))
    days.set(day, [...(days.get(day) ?? []), message])
  }
  return [...days].map(([day, ofDay]) => ({ day, title: dayInWords(day, today), messages: ofDay }))
}

/** `赵护士 · 08:20`; of one's own only the time, of somebody else of the family that it was not oneself. */
export function captionOf({ side, isMine, authorName, sentAt }: Message): string {
  const time = localTimeOf(new Date(sentAt))
  if (isMine) return time
  if (side === 'family') return `家里人 · ${time}`
  return `${authorName ?? '团队'} · ${time}`
}

/** What stands in place of words that are not shown; null where everything is. */
export function withheldInWords({ isWithheld, check, picture, kind }: Message): string | null {
  if (isWithheld) return '这条没有通过微信的内容检查，不能显示。有事打电话说。'
  if (check === 'risky') return '这条没有送到：没有通过微信的内容检查，只有你看得到。换个说法，或打电话。'
  if (kind === 'picture' && picture === 'gone') return '照片过了保存期，已经删掉了。'
  return null
}

/** How quickly the team answers, honestly, and whether anybody is there now (journeys E2 38, 39). */
export function replyInWords(replyWords: string, isOffDuty: boolean): string {
  return isOffDuty ? '团队下班了，上班以后才看得到。急症请直接打 120。' : `${replyWords}。急症请直接打 120。`
}
