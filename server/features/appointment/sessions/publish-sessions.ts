import { bookingRule } from '#domain/appointment/booking-rules'
import { calendarDayOn } from '#domain/appointment/calendar-day'
import { bookingWindowDays, lateReleaseAt, publicReleaseAt } from '#domain/appointment/release'
import { isHeldOn } from '#domain/appointment/session-calendar'
import { type PlannedSlot, type SlotReserve, slotsOfSession } from '#domain/appointment/slots-of-session'
import type { Service } from '#domain/kernel/healthcare-service'
import type { Rule } from '#domain/kernel/rule-set'
import { addDays, instantAt, type LocalDate, type LocalTime, localDateOf } from '#domain/kernel/time'
import type { Database } from '../../../platform/database/database'
import { insertSession, listPublished, listTemplates, type TemplateRow } from './session-store'

interface Publication {
  readonly db: Database
  readonly rules: readonly Rule[]
  readonly now: Date
  /** How many days from today are published; those beyond the window wait for their release. */
  readonly horizonDays: number
  /** Since when families could have seen these days: now, but for a county whose past is made up. */
  readonly shownSince?: Date
}

/** Two weeks are open to book and a third is on show, not released yet. */
export const PUBLISHED_DAYS = 21

/**
 * Makes the sessions and slots of the coming days from the weekly templates. A day that is already published stays
 * as it is, so running it again, or in two processes at once, adds nothing twice. What comes after its hour of release
 * opens at the next one (decision 179).
 *
 * @returns how many sessions were added
 * @throws AggregateError after everything else is published, when templates cannot be: one place's slip must not
 * close the others
 */
export async function publishSessions({
  db,
  rules,
  now,
  horizonDays,
  shownSince = now,
}: Publication): Promise<number> {
  const today = localDateOf(now)
  const templates = await listTemplates(db)
  const published = await listPublished(db, today, addDays(today, horizonDays))
  const failures: unknown[] = []
  let added = 0
  for (let ahead = 0; ahead < horizonDays; ahead++) {
    const day = addDays(today, ahead)
    const missing = templates.filter(
      (each) =>
        isHeldOn(each, day, calendarDayOn(rules, each.region, day)) && !published.has(`${each.id}/${day}`),
    )
    for (const template of missing) {
      try {
        added += await publishSession(db, template, day, rules, shownSince)
      } catch (error) {
        failures.push(new Error(`template ${template.id} on ${day}`, { cause: error }))
      }
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} sessions were not published`)
  return added
}

async function publishSession(
  db: Database,
  template: TemplateRow,
  day: LocalDate,
  rules: readonly Rule[],
  shownAt: Date,
): Promise<number> {
  const { region } = template
  const windowDays = bookingWindowDays(bookingRule(rules, region, 'BK-02', day), template.organizationKind)
  const release = bookingRule(rules, region, 'BK-03', day)
  const start = instantAt(day, template.startTime)
  const late = lateReleaseAt({ day, start }, windowDays, release, shownAt)
  return insertSession(db, {
    template,
    day,
    start,
    end: instantAt(day, template.endTime),
    releaseAt: late ?? publicReleaseAt(day, windowDays, release),
    reopensAt: late,
    slots: plannedSlots(template, day, bookingRule(rules, region, 'BK-04', day)),
  })
}

function plannedSlots(
  template: {
    readonly startTime: LocalTime
    readonly endTime: LocalTime
    readonly service: Service
    readonly seatsPerSlot: number
    readonly reserves: readonly SlotReserve[]
  },
  day: LocalDate,
  rule: { readonly maxSlotMinutes: number; readonly visitMinutes: Readonly<Record<Service, number>> },
): PlannedSlot[] {
  return slotsOfSession({
    day,
    startTime: template.startTime,
    endTime: template.endTime,
    visitMinutes: rule.visitMinutes[template.service],
    seatsPerSlot: template.seatsPerSlot,
    maxSlotMinutes: rule.maxSlotMinutes,
    reserves: template.reserves,
  })
}
