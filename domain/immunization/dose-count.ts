import { addDays, addMonths, type LocalDate } from '../kernel/time'
import type { AtAge } from './at-age'
import { catchUp } from './catch-up'
import type { GivenDose } from './given-dose'
import { type ImmunizationRules, programmeOn } from './immunization-rules'
import { type LowerBound, labelBound } from './label-bound'
import type { DoseInterval, DoseRule } from './programme'
import { containsInactivatedPolio, isCombined, type VaccineSeries } from './vaccine'

/** A given dose with its place in a series. */
export interface CountedDose {
  readonly doseNo: number
  readonly given: GivenDose
  /** It came before the lowest age or interval: the same dose number is still to be given. */
  readonly isTooEarly: boolean
  /** It was right by the version of its day, and would not be by that of `today`. */
  readonly isByFormerSchedule: boolean
}

export interface SeriesCount {
  /** In the order in which they were given. */
  readonly counted: readonly CountedDose[]
  /** The last that counts. */
  readonly last: GivenDose | null
  /** Doses that came too early after the last that counts. */
  readonly lastTooEarly: GivenDose | null
  readonly nextDoseNo: number
}

/** The doses of a series in the version of a day, by what the child began with: a live or the inactivated vaccine. */
export function doseRulesOf(
  series: VaccineSeries,
  ofSeries: readonly GivenDose[],
  rules: ImmunizationRules,
  on: LocalDate,
): readonly DoseRule[] {
  const { printed, options } = programmeOn(rules, on)
  const begunWith = ofSeries[0]?.vaccine
  const doses = begunWith === 'JE-I' || begunWith === 'HepA-I' ? options : printed
  return doses.get(series) ?? []
}

/** What was given, oldest first. */
interface GivenDoses {
  readonly all: readonly GivenDose[]
  readonly ofSeries: readonly GivenDose[]
}

/**
 * Lays the given doses, oldest first, on the doses of their series. Each is judged by the version of its own day: a
 * child who was vaccinated as it was right then is not asked again (rules D-IM-02, CU-DTP25-1). One that came before
 * the lowest age or interval does not count, and the series goes on after the one before it, never from the beginning.
 */
export function countDoses(
  series: VaccineSeries,
  { all: given, ofSeries }: GivenDoses,
  atAge: AtAge,
  rules: ImmunizationRules,
  today: LocalDate,
): SeriesCount {
  const counted: CountedDose[] = []
  let last: GivenDose | null = null
  let lastTooEarly: GivenDose | null = null
  let nextDoseNo = 1
  const version = programmeOn(rules, today)
  for (const dose of ofSeries) {
    const place = { atAge, given, series, dose, ofSeries, counted, last, doseNo: nextDoseNo }
    const isTooEarly = isBefore(place, rules, dose.on)
    const isOtherVersion = programmeOn(rules, dose.on) !== version
    const isByFormerSchedule = !isTooEarly && isOtherVersion && isBefore(place, rules, today)
    counted.push({ doseNo: nextDoseNo, given: dose, isTooEarly, isByFormerSchedule })
    lastTooEarly = isTooEarly ? dose : null
    if (isTooEarly) continue
    last = dose
    nextDoseNo += 1
  }
  return { counted, last, lastTooEarly, nextDoseNo }
}

/** First day on which a dose may be given by its age and its distance from the one before. */
export function earliestOf(
  byAge: LocalDate,
  { minIntervalDays = 0, minIntervalMonths = 0 }: DoseInterval,
  last: Pick<GivenDose, 'on'> | null,
): LocalDate {
  if (!last) return byAge
  const byDays = minIntervalDays === 0 ? last.on : addDays(last.on, minIntervalDays)
  const byMonths = minIntervalMonths === 0 ? last.on : addMonths(last.on, minIntervalMonths)
  return latestOf([byAge, byDays, byMonths])
}

export function latestOf(days: readonly [LocalDate, ...LocalDate[]]): LocalDate {
  return days.reduce((latest, each) => (each > latest ? each : latest))
}

/** Whose missing doses become others by what else was given (catch-up.ts). */
const CATCHES_UP_BY_OTHERS: readonly VaccineSeries[] = ['DTP', 'MenAC']

/** A dose at its place in the series. */
interface DoseAtPlace {
  readonly series: VaccineSeries
  readonly atAge: AtAge
  readonly dose: GivenDose
  readonly doseNo: number
  readonly last: GivenDose | null
  readonly ofSeries: readonly GivenDose[]
  readonly given: readonly GivenDose[]
  readonly counted: readonly CountedDose[]
}

/** Whether the dose came too early by the version of a day. One more than the series has is never too early. */
function isBefore(place: DoseAtPlace, rules: ImmunizationRules, versionOf: LocalDate): boolean {
  const { series, atAge, dose, doseNo, last, ofSeries, given, counted } = place
  const byLabel = isCombined(dose.vaccine) ? boundOfCombined(dose, doseNo, rules) : null
  if (byLabel) return dose.on < earliestOf(atAge(byLabel.ageMonths), byLabel, last)
  const printed = doseRulesOf(series, ofSeries, rules, versionOf).find((rule) => rule.doseNo === doseNo)
  if (!printed) return false
  const before = CATCHES_UP_BY_OTHERS.includes(series) ? given.filter(({ on }) => on < dose.on) : []
  const wanted = catchUp(printed, doseNo - 1, { atAge, given: before }, rules, dose.on)
  if (wanted.isOver) return false
  const ageMonths = series === 'Polio' && endsPolioByInjection(dose, counted) ? 0 : wanted.ageMonths
  return dose.on < earliestOf(atAge(ageMonths), wanted.interval, last ?? wanted.countsFrom)
}

/** A combined vaccine is given by its own label, months before the single ones. */
function boundOfCombined(
  { vaccine }: GivenDose,
  doseNo: number,
  rules: ImmunizationRules,
): LowerBound | null {
  const schedule = rules['IM-08'].vaccines.find((each) => each.vaccine === vaccine)?.schedules[0]
  return schedule ? labelBound(schedule, doseNo) : null
}

/** Four doses with inactivated polio end the series: the fourth is not bound to the age of four (CU-POLIO-4). */
function endsPolioByInjection({ vaccine }: GivenDose, counted: readonly CountedDose[]): boolean {
  const standing = counted.filter(({ isTooEarly }) => !isTooEarly)
  return (
    containsInactivatedPolio(vaccine) &&
    standing.length === 3 &&
    standing.every(({ given }) => containsInactivatedPolio(given.vaccine))
  )
}
