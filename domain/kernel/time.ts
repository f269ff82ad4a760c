/**
 * Time. An `Instant` is a moment (ISO 8601 with offset, compared as milliseconds); a `LocalDate` is a day on the
 * wall calendar in Asia/Shanghai, which has had no summer time since 1991 and so is always UTC+8. Nothing here
 * reads a clock: `now` is an argument everywhere. No `Intl`: old phones lack it.
 */
export type LocalDate = string & { readonly __kind: 'local-date' }
/** `HH:MM`, 00:00 … 24:00, Asia/Shanghai. */
export type LocalTime = string & { readonly __kind: 'local-time' }

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/** True only for days that exist: `2018-02-29` does not. Years 1850 … 2199. */
export function isLocalDate(text: string): text is LocalDate {
  const parts = DATE.exec(text)
  if (!parts) return false
  const year = Number(parts[1])
  const month = Number(parts[2])
  const day = Number(parts[3])
  return (
    year >= 1850 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  )
}

/** @throws RangeError for text that is not a day of the calendar: validate foreign text with `isLocalDate` first. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a date: ${text}`)
  return text
}

export function isLocalTime(text: string): text is LocalTime {
  return TIME.test(text)
}

export function localTime(text: string): LocalTime {
  if (!isLocalTime(text)) throw new RangeError(`not a time of day: ${text}`)
  return text
}

export function minutesOfDay(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** The moment at which the wall clock in Shanghai shows `time` on `date`; `24:00` is the next day's midnight. */
export function instantAt(date: LocalDate, time: LocalTime): Date {
  return new Date(epochDay(date) * DAY_MS + minutesOfDay(time) * MINUTE_MS - SHANGHAI_OFFSET_MS)
}

export function localDateOf(instant: Date): LocalDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10) as LocalDate
}

export function localTimeOf(instant: Date): LocalTime {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16) as LocalTime
}

/** `2026-11-21T08:20:00+08:00`: how instants travel. */
export function toIsoShanghai(instant: Date): string {
  return `${new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}

export function addDays(date: LocalDate, days: number): LocalDate {
  const [year, month, day] = partsOf(date)
  // Most days that are asked for lie in the same month; no calendar is needed for them.
  if (day + days >= 1 && day + days <= 28) return isoDate(year, month, day + days)
  return dateFromEpochDay(epochDay(date) + days)
}

/** Same day `months` later, clipped to the month's end: 2019-08-31 + 6 → 2020-02-29 (rules D-CH-02). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = partsOf(date)
  const count = year * 12 + (month - 1) + months
  const toYear = Math.floor(count / 12)
  const toMonth = (count % 12) + 1
  return isoDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDay(to) - epochDay(from)
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(date: LocalDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1
}

/** Completed months of life on a day. A child born on the 31st completes a month on a shorter month's last day. */
export function ageMonthsOn(birthDate: LocalDate, on: LocalDate): number {
  const [birthYear, birthMonth] = partsOf(birthDate)
  const [year, month] = partsOf(on)
  const months = (year - birthYear) * 12 + (month - birthMonth)
  return addMonths(birthDate, months) > on ? months - 1 : months
}

/**
 * Completed years of life on a day. A person born on 29 February completes a year on 1 March of a common year:
 * the law counts from the day after the birthday, and nobody is made older a day early (design).
 */
export function ageYearsOn(birthDate: LocalDate, on: LocalDate): number {
  return Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthDate.slice(5) ? 1 : 0)
}

/** The day on which a person is so many years old; for those born on 29 February 1 March of a common year. */
export function birthdayOf(birthDate: LocalDate, years: number): LocalDate {
  const day = addMonths(birthDate, years * 12)
  return ageYearsOn(birthDate, day) < years ? addDays(day, 1) : day
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Read digit by digit: the plans of a county's children take a day apart millions of times. */
function partsOf(date: LocalDate): [year: number, month: number, day: number] {
  const year = twoDigits(date, 0) * 100 + twoDigits(date, 2)
  return [year, twoDigits(date, 5), twoDigits(date, 8)]
}

const ZERO = 48

function twoDigits(text: string, place: number): number {
  return (text.charCodeAt(place) - ZERO) * 10 + text.charCodeAt(place + 1) - ZERO
}

function isoDate(year: number, month: number, day: number): LocalDate {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as LocalDate
}

function epochDay(date: LocalDate): number {
  const [year, month, day] = partsOf(date)
  return Date.UTC(year, month - 1, day) / DAY_MS
}

function dateFromEpochDay(day: number): LocalDate {
  const moment = new Date(day * DAY_MS)
  return isoDate(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate())
}
