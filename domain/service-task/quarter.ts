import { addDays, addMonths, type LocalDate, localDate } from '../kernel/time'

/** `2026Q4`: what performance is counted over, and how often a family is asked (journeys E2 48). */
export type Quarter = string & { readonly __kind: 'quarter' }

const QUARTER = /^(20\d{2})Q([1-4])$/

export function isQuarter(text: string): text is Quarter {
  return QUARTER.test(text)
}

export function quarterOf(day: LocalDate): Quarter {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}` as Quarter
}

/** First and last day, both inclusive. */
export function daysOfQuarter(quarter: Quarter): { readonly from: LocalDate; readonly to: LocalDate } {
  const [, year = '', number = ''] = QUARTER.exec(quarter) ?? []
  const month = String(Number(number) * 3 - 2).padStart(2, '0')
  const from = localDate(`${year}-${month}-01`)
  return { from, to: addDays(addMonths(from, 3), -1) }
}
