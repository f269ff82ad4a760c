import { fen, formatYuan } from '#domain/kernel/fen'
import { SERVICE_NAMES_ZH, type Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDate } from '#domain/kernel/time'
import { deadlineInWords, momentInWords, weekdayInWords } from '#domain/kernel/time-in-words'

/** `08:20–08:30` */
export function spanInWords(start: string, end: string): string {
  return `${start.slice(11, 16)}–${end.slice(11, 16)}`
}

/** `今天 08:20`, `10月13日 周二 08:20` */
export function startInWords(start: string, today: LocalDate): string {
  return momentInWords(new Date(start), today)
}

/** `3 号`, never broken between the two. */
export function numberInWords(number: number): string {
  return `${number}\u00a0号`
}

/** The three lines of a date stamp. */
export function stampOf(day: string, today: LocalDate): { month: string; day: string; weekday: string } {
  return {
    month: `${Number(day.slice(5, 7))}月`,
    day: String(Number(day.slice(8))),
    weekday: day === today ? '今天' : weekdayInWords(localDate(day)),
  }
}

/** `¥6.00`, or that nothing is paid. */
export function feeInWords(feeFen: number): string {
  return feeFen === 0 ? '不收费' : formatYuan(fen(feeFen))
}

interface Cancellable {
  readonly freeCancelUntil: string
}

/** What cancelling costs, before anybody taps (BK-09). `now` is on the server's clock. */
export function cancelTerms(visit: Cancellable, now: Date, today: LocalDate): string {
  return isLateCancel(visit, now) ? '现在取消算当天取消，记半次爽约' : freeUntilInWords(visit, today)
}

/** The same while the seat is only held: to leave it now costs nothing. */
export function cancelTermsOfHold(visit: Cancellable, now: Date, today: LocalDate): string {
  return isLateCancel(visit, now)
    ? '现在不要没关系；约好以后再取消算当天取消，记半次爽约'
    : freeUntilInWords(visit, today)
}

function freeUntilInWords({ freeCancelUntil }: Cancellable, today: LocalDate): string {
  return `${deadlineInWords(new Date(freeCancelUntil), today)} 前取消，不算爽约`
}

export function isLateCancel({ freeCancelUntil }: Cancellable, now: Date): boolean {
  return now >= new Date(freeCancelUntil)
}

/** What to bring: papers for everybody, the handbook for children's check-ups and vaccines, medicine for the sick. */
export function thingsToBring(service: Service): string[] {
  const papers = '户口簿或身份证'
  if (service === 'child-checkup') return [papers, '儿童保健手册']
  if (service === 'vaccination') return [papers, '预防接种证']
  return [papers, '以前的病历和检查单', '吃过的药的盒子']
}

/** `小禾 · 生病` */
export function whoAndWhat(name: string | undefined, service: Service): string {
  return `${name ?? '家人'} · ${SERVICE_NAMES_ZH[service]}`
}
