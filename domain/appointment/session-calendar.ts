import { type LocalDate, localDate, weekdayOf } from '../kernel/time'

/** A public holiday, from its first to its last day off. */
export interface Holiday {
  readonly nameZh: string
  readonly from: LocalDate
  readonly to: LocalDate
}

/** When a weekly pattern of consultation is held. */
export interface WeeklyPattern {
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number
  readonly validFrom: LocalDate
  /** First day on which it no longer holds; null while open. */
  readonly validTo: LocalDate | null
  /** The place keeps this session open on public holidays too. */
  readonly onHolidays: boolean
}

/**
 * State Council notice of 2025-11-04 on the holidays of 2026. A year whose notice is not published yet has no
 * holidays here: guessing would close clinics that are open.
 */
export const HOLIDAYS_2026: readonly Holiday[] = [
  holiday('元旦', '2026-01-01', '2026-01-03'),
  holiday('春节', '2026-02-15', '2026-02-23'),
  holiday('清明节', '2026-04-04', '2026-04-06'),
  holiday('劳动节', '2026-05-01', '2026-05-05'),
  holiday('端午节', '2026-06-19', '2026-06-21'),
  holiday('中秋节', '2026-09-25', '2026-09-27'),
  holiday('国庆节', '2026-10-01', '2026-10-07'),
]

export function holidayOn(holidays: readonly Holiday[], day: LocalDate): Holiday | null {
  return holidays.find(({ from, to }) => from <= day && day <= to) ?? null
}

/**
 * Whether a pattern makes a session on a day: its weekday, within its period, and nothing in the calendar that closes
 * it (BK-20). `special` is what the calendar says of the day; null for an ordinary one.
 */
export function isHeldOn(
  pattern: WeeklyPattern,
  day: LocalDate,
  special: { readonly kind: 'holiday' | 'closure' | 'working' } | null,
): boolean {
  const isOpen =
    special === null || special.kind === 'working' || (special.kind === 'holiday' && pattern.onHolidays)
  return (
    isOpen &&
    pattern.weekday === weekdayOf(day) &&
    pattern.validFrom <= day &&
    (pattern.validTo === null || day < pattern.validTo)
  )
}

function holiday(nameZh: string, from: string, to: string): Holiday {
  return { nameZh, from: localDate(from), to: localDate(to) }
}
