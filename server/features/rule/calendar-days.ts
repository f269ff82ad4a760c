import * as z from 'zod/mini'
import {
  CALENDAR_DAY_CODE,
  type CalendarDay,
  calendarDayOn,
  DAY_KINDS,
} from '#domain/appointment/calendar-day'
import { day as calendarDate } from '#domain/kernel/day'
import { DomainError } from '#domain/kernel/errors'
import { addDays, type LocalDate, localDate, localDateOf } from '#domain/kernel/time'
import { reasonShape } from '../../platform/api/reason'
import type { Restore, StaffContext, StaffWriteContext } from '../../platform/context'
import { lockSubject, recordChange } from '../../platform/operator-change'
import { mayChangeRegion, mayReadRegion } from './region-scope'
import { countPublished, loadDay, loadRulesOfCodes, putVersion, removeVersion } from './store'

const dayShape = {
  region: z.string(),
  date: calendarDate,
  ...reasonShape,
}

export const listCalendarInput = z.strictObject({
  region: z.string(),
  year: z.int().check(z.gte(2026), z.lte(2099)),
})

export const setDayShape = {
  ...dayShape,
  kind: z.enum(DAY_KINDS),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
}
const setDayInput = z.object(setDayShape)

export const clearDayShape = dayShape
const clearDayInput = z.object(clearDayShape)

interface ListedDay extends CalendarDay {
  readonly date: LocalDate
  /** Whose entry it is; null: the holiday notice (BK-20) says so. */
  readonly entryOf: string | null
}

/**
 * The days of a year that are not ordinary in a region, with whose word it is. @throws not_found for a region of
 * another office
 */
export async function listCalendar(
  ctx: StaffContext,
  { region, year }: z.infer<typeof listCalendarInput>,
): Promise<{ rows: ListedDay[]; nextCursor: null }> {
  await mayReadRegion(ctx.db, ctx.staff, region)
  const rules = await loadRulesOfCodes(ctx.db, region, ['BK-20', CALENDAR_DAY_CODE])
  const entries = new Map<string, string>()
  for (const rule of rules) {
    // A region's own rows come after the general `*` and take their place.
    if (rule.code === CALENDAR_DAY_CODE) entries.set(rule.validFrom, rule.region)
  }
  const rows: ListedDay[] = []
  for (let day = localDate(`${year}-01-01`); day.startsWith(String(year)); day = addDays(day, 1)) {
    const special = calendarDayOn(rules, region, day)
    if (special) rows.push({ date: day, ...special, entryOf: entries.get(day) ?? null })
  }
  return { rows, nextCursor: null }
}

/**
 * Says what a day to come is. Sessions of the day that are published already stay as they are: the answer counts
 * them and their bookings, and the desk stops them one by one, so that every family is told.
 *
 * @throws not_found, not_permitted as mayChangeRegion; rule_date_past for today and earlier
 */
export async function setDay(
  ctx: StaffWriteContext,
  { region, date, kind, name, reason }: z.infer<typeof setDayInput>,
): Promise<{ sessions: number; bookings: number }> {
  await writeDay(ctx, { region, date, day: { kind, nameZh: name }, reason })
  if (kind === 'working') return { sessions: 0, bookings: 0 }
  const closed = { region, day: date, evenOnHolidays: kind === 'closure' }
  return countPublished(ctx.tx, ctx.staff, closed)
}

/** Leaves a day to what the holiday notice says of it. @throws as setDay; not_found without an entry of the region */
export async function clearDay(
  ctx: StaffWriteContext,
  { region, date, reason }: z.infer<typeof clearDayInput>,
): Promise<Record<string, never>> {
  await writeDay(ctx, { region, date, day: null, reason })
  return {}
}

interface DayChange {
  readonly region: string
  readonly date: LocalDate
  readonly day: CalendarDay | null
  readonly reason: string
}

async function writeDay(ctx: StaffWriteContext, { region, date, day, reason }: DayChange): Promise<void> {
  await mayChangeRegion(ctx.tx, ctx.staff, region)
  const subject = { subject: 'calendar-day', subjectId: `${region}/${date}` } as const
  await lockSubject(ctx.tx, subject)
  const before = await loadDay(ctx.tx, region, date)
  if (!before && !day) throw new DomainError('not_found')
  await putDay(ctx, region, date, day)
  await recordChange(ctx.tx, {
    by: ctx.staff,
    at: ctx.now(),
    ...subject,
    before: before?.value ?? null,
    after: day,
    reason,
  })
}

/** @throws rule_date_past once the day has come: its sessions were published by what stood there */
async function putDay(
  ctx: StaffWriteContext,
  region: string,
  date: LocalDate,
  day: CalendarDay | null,
): Promise<void> {
  const earliest = addDays(localDateOf(ctx.now()), 1)
  if (date < earliest) throw new DomainError('rule_date_past', { earliest })
  if (!day) return removeVersion(ctx.tx, region, CALENDAR_DAY_CODE, date)
  await putVersion(ctx.tx, region, CALENDAR_DAY_CODE, {
    validFrom: date,
    validTo: addDays(date, 1),
    value: day,
    source: '运营台日历',
    verified: true,
  })
}

/** @throws rule_date_past once the day has come */
export const restoreCalendarDay: Restore = async (ctx, { subjectId, before }) => {
  const [region = '', date = ''] = subjectId.split('/')
  await mayChangeRegion(ctx.tx, ctx.staff, region)
  await putDay(ctx, region, localDate(date), before as CalendarDay | null)
}
