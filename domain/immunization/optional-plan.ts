import { addDays, addMonths, type LocalDate } from '../kernel/time'
import { inOrder } from './given-dose'
import { type ImmunizationChild, PROGRAMME_SERIES } from './immunization-plan'
import type { ImmunizationRules } from './immunization-rules'
import { distanceFromOthers } from './live-distance'
import type { LabelDose, LabelSchedule, OptionalVaccine } from './optional-vaccine'
import { countsFor, isCombined, seriesOf, type VaccineCode } from './vaccine'

/** A vaccine that a family may choose, as it stands for a child. */
interface OptionalChoice {
  readonly vaccine: VaccineCode
  readonly purposeZh: string
  /** Doses that were given of it. */
  readonly given: number
  /** Doses in all, for a child that begins at this age. */
  readonly of: number
  /** First day of the next dose. */
  readonly nextOn: LocalDate
  /** Last day on which it can be begun, or given; null where the label names none. */
  readonly untilOn: LocalDate | null
  /** False where only one text says so. */
  readonly verified: boolean
}

/**
 * What a child can still begin or go on with, by the labels. Nothing here is ever due: a family chooses it and pays.
 * A combined vaccine is only offered where nothing of what it contains was begun without it.
 */
export function optionalPlan(
  child: ImmunizationChild,
  rules: ImmunizationRules,
  today: LocalDate,
): OptionalChoice[] {
  return rules['IM-08'].vaccines.flatMap((optional) => choiceOf(optional, child, rules, today) ?? [])
}

function choiceOf(
  { vaccine, purposeZh, schedules, verified }: OptionalVaccine,
  child: ImmunizationChild,
  rules: ImmunizationRules,
  today: LocalDate,
): OptionalChoice | null {
  const given = inOrder(child.given)
  const own = given.filter((dose) => dose.vaccine === vaccine)
  const begunOn = own[0]?.on ?? today
  const schedule = scheduleAt(schedules, child.birthDate, begunOn)
  if (!schedule || (own.length === 0 && isServedOtherwise(vaccine, given))) return null
  const next = schedule.doses[own.length]
  if (!next) return null
  const last = own.at(-1)
  const byAge =
    next.minAgeDays === undefined
      ? addMonths(child.birthDate, next.ageMonths)
      : addDays(child.birthDate, next.minAgeDays)
  const byInterval = last ? addDays(last.on, next.minIntervalDays ?? 0) : byAge
  const byLabel = byInterval > byAge ? byInterval : byAge
  const wait = distanceFromOthers(vaccine, given, rules, today)
  const nextOn = wait && wait.on > byLabel ? wait.on : byLabel
  const untilOn = lastDayOf(next, own.length === 0 ? schedules : [], child.birthDate)
  if (untilOn !== null && latest(nextOn, today) > untilOn) return null
  return { vaccine, purposeZh, given: own.length, of: schedule.doses.length, nextOn, untilOn, verified }
}

function lastDayOf(
  { latestAgeDays }: LabelDose,
  toBegin: readonly LabelSchedule[],
  birthDate: LocalDate,
): LocalDate | null {
  if (latestAgeDays !== undefined) return addDays(birthDate, latestAgeDays)
  const last = toBegin.at(-1)
  return last ? addDays(addMonths(birthDate, last.toMonths), -1) : null
}

/** Younger than the first age: the schedule that comes; older than the last: none. */
export function scheduleAt(
  schedules: readonly LabelSchedule[],
  birthDate: LocalDate,
  on: LocalDate,
): LabelSchedule | null {
  return schedules.find(({ toMonths }) => on < addMonths(birthDate, toMonths)) ?? null
}

function isServedOtherwise(vaccine: VaccineCode, given: ImmunizationChild['given']): boolean {
  const programme: readonly string[] = PROGRAMME_SERIES
  return seriesOf(vaccine).some((series) => {
    const isOurs = isCombined(vaccine) ? programme.includes(series) || series === 'Hib' : series === 'Hib'
    return isOurs && given.some((dose) => countsFor(dose.vaccine, series))
  })
}

function latest(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b
}
