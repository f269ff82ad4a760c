import { addDays, type LocalDate, localDateOf, localTimeOf, weekdayOf } from './time'

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** `周二` */
export function weekdayInWords(day: LocalDate): string {
  return WEEKDAYS[weekdayOf(day) - 1] as string
}

/** `今天`, `明天`, `10月13日 周二`, and with the year where it is another one (design guide §7). */
export function dayInWords(day: LocalDate, today: LocalDate): string {
  if (day === today) return '今天'
  if (day === addDays(today, 1)) return '明天'
  return `${dateInWords(day, today)} ${weekdayInWords(day)}`
}

/** `今天 08:20`, `10月13日 周二 08:20` */
export function momentInWords(instant: Date, today: LocalDate): string {
  return `${dayInWords(localDateOf(instant), today)} ${localTimeOf(instant)}`
}

/** A deadline, in which midnight belongs to the day that ends: `10月12日 24:00` (design guide §7). */
export function deadlineInWords(instant: Date, today: LocalDate): string {
  const time = localTimeOf(instant)
  if (time !== '00:00') return `${dateInWords(localDateOf(instant), today)} ${time}`
  return `${dateInWords(addDays(localDateOf(instant), -1), today)} 24:00`
}

/** `10月13日`, and with the year where it is another one. */
export function dateInWords(day: LocalDate, today: LocalDate): string {
  const inFull = dateInFull(day)
  return day.slice(0, 4) === today.slice(0, 4) ? inFull.slice(inFull.indexOf('年') + 1) : inFull
}

/** `2027年3月1日`: for papers, birthdays and whatever is read in another year. */
export function dateInFull(day: LocalDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `2026年11月23日 08:20` */
export function momentInFull(instant: Date): string {
  return `${dateInFull(localDateOf(instant))} ${localTimeOf(instant)}`
}

/** `10月6日 – 2027年8月31日`; of one day that day. A year stands only where it changes. */
export function periodInWords(from: LocalDate, until: LocalDate, today: LocalDate): string {
  const first = dateInWords(from, today)
  return from === until ? first : `${first} – ${dateInWords(until, from)}`
}
