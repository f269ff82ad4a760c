import type { Sex } from '../kernel/sex'
import { addDays, addMonths, type LocalDate } from '../kernel/time'
import { type AtAge, atAge } from './at-age'
import { type CaughtUpDose, catchUp } from './catch-up'
import {
  type CountedDose,
  countDoses,
  doseRulesOf,
  earliestOf,
  latestOf,
  type SeriesCount,
} from './dose-count'
import type { DoseReason, DoseState } from './dose-state'
import { type GivenDose, inOrder } from './given-dose'
import { holdOf, type ImmunizationHold } from './immunization-hold'
import type { ImmunizationRules } from './immunization-rules'
import { distanceFromOthers } from './live-distance'
import type { DoseRule } from './programme'
import { countsFor, isCombined, type VaccineCode, type VaccineSeries } from './vaccine'

export interface ImmunizationChild {
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly given: readonly GivenDose[]
  readonly holds: readonly ImmunizationHold[]
}

/** One dose of the programme, past or to come. */
export interface PlannedDose {
  readonly series: VaccineSeries
  readonly doseNo: number
  /** What was given, or what is to be given. */
  readonly vaccine: VaccineCode
  readonly state: DoseState
  /** The day from which it is due by age and interval; an estimate while doses before it are missing. */
  readonly dueOn: LocalDate | null
  /** First day on which it may really be given: other vaccines and a deferral are waited for. */
  readonly earliestOn: LocalDate | null
  /** Last day on which it is in time; null where no deadline is printed, or it is settled. */
  readonly latestOn: LocalDate | null
  readonly given: GivenDose | null
  readonly reasons: readonly DoseReason[]
}

/** The programme's series, in the order in which a child meets them. */
export const PROGRAMME_SERIES = [
  'HepB',
  'BCG',
  'Polio',
  'DTP',
  'MenA',
  'MenAC',
  'MMR',
  'JE',
  'HepA',
  'HPV',
] as const satisfies readonly VaccineSeries[]

/**
 * Every dose of the programme for a child on a day, series by series (rules D-IM). Of a series only the first dose that
 * is missing can be due: nobody is asked for two at once. Ages are never corrected for a preterm birth (D-GR-05).
 */
export function immunizationPlan(
  child: ImmunizationChild,
  rules: ImmunizationRules,
  today: LocalDate,
): PlannedDose[] {
  const known: KnownChild = { ...child, given: inOrder(child.given), atAge: atAge(child.birthDate) }
  return PROGRAMME_SERIES.flatMap((series) =>
    isForChild(series, known, rules) ? seriesPlan(series, known, rules, today) : [],
  )
}

/** With its doses in order. */
interface KnownChild extends ImmunizationChild {
  readonly atAge: AtAge
}

function isForChild(
  series: VaccineSeries,
  { sex, birthDate }: KnownChild,
  rules: ImmunizationRules,
): boolean {
  return series !== 'HPV' || (sex === 'female' && birthDate >= rules['IM-04'].hpvBornFrom)
}

function seriesPlan(
  series: VaccineSeries,
  child: KnownChild,
  rules: ImmunizationRules,
  today: LocalDate,
): PlannedDose[] {
  const ofSeries = child.given.filter(({ vaccine }) => countsFor(vaccine, series))
  const count = countDoses(series, { all: child.given, ofSeries }, child.atAge, rules, today)
  const missing = doseRulesOf(series, ofSeries, rules, today).filter(
    ({ doseNo }) => doseNo >= count.nextDoseNo,
  )
  const ahead: PlannedDose[] = []
  let before: Pick<GivenDose, 'on'> | null = count.last
  let isNext = true
  for (const rule of missing) {
    const dose = missingDose({ rule, before, isNext, count }, child, rules, today)
    ahead.push(dose)
    if (dose.earliestOn === null) continue
    isNext = false
    before = { on: dose.earliestOn < today ? today : dose.earliestOn }
  }
  return [...count.counted.map((counted) => pastDose(series, counted)), ...ahead]
}

function pastDose(series: VaccineSeries, counted: CountedDose): PlannedDose {
  const { doseNo, given, isTooEarly, isByFormerSchedule } = counted
  const isReplaced = isCombined(given.vaccine)
  const state = isTooEarly ? 'DONE_EARLY_INVALID' : isReplaced ? 'REPLACED' : 'DONE'
  const reasons: DoseReason[] = []
  if (isTooEarly) reasons.push('too-early')
  if (isReplaced) reasons.push('combined')
  if (isByFormerSchedule) reasons.push('schedule-changed')
  if (!given.isVerified) reasons.push('unverified')
  const settled = { dueOn: null, earliestOn: null, latestOn: null }
  return { series, doseNo, vaccine: given.vaccine, state, ...settled, given, reasons }
}

interface Missing {
  readonly rule: DoseRule
  /** The dose before it, or the day on which that one may be given. */
  readonly before: Pick<GivenDose, 'on'> | null
  /** The first of its series that can be given. */
  readonly isNext: boolean
  readonly count: SeriesCount
}

function missingDose(
  missing: Missing,
  child: KnownChild,
  rules: ImmunizationRules,
  today: LocalDate,
): PlannedDose {
  const { rule, count } = missing
  const { series, doseNo } = rule
  const before = { atAge: child.atAge, given: foreseen(missing, child) }
  const dose = catchUp(rule, doseNo - 1, before, rules, today)
  const { vaccine } = dose
  if (dose.isOver) {
    const settled = { dueOn: null, earliestOn: null, latestOn: null, given: null }
    return { series, doseNo, vaccine, state: 'EXPIRED', ...settled, reasons: dose.reasons }
  }
  const dueOn = dueDay(dose, missing, child, rules)
  const latestOn = lastDay(rule, count.last, child)
  const standing = standingOf({ dose, missing, dueOn, latestOn }, child, rules, today)
  const { state, earliestOn, reasons } = standing
  return { series, doseNo, vaccine, state, dueOn, earliestOn, latestOn, given: null, reasons }
}

interface DatedDose {
  readonly dose: CaughtUpDose
  readonly missing: Missing
  readonly dueOn: LocalDate
  readonly latestOn: LocalDate | null
}

type Standing = Pick<PlannedDose, 'state' | 'earliestOn' | 'reasons'>

/** What else decides: other vaccines, a hold, a test, and how long it could have been given. */
function standingOf(
  dated: DatedDose,
  child: KnownChild,
  rules: ImmunizationRules,
  today: LocalDate,
): Standing {
  const { dose, missing, dueOn } = dated
  const { isNext, count } = missing
  const reasons: DoseReason[] = [...dose.reasons]
  const wait = distanceFromOthers(dose.vaccine, child.given, rules, today)
  const waits = wait !== null && wait.on > dueOn
  const earliestOn = waits ? wait.on : dueOn
  if (waits) reasons.push(wait.reason)
  if (isNext && count.lastTooEarly) reasons.push('repeat-early')
  const hold = holdOf(dose.vaccine, child.holds, today)
  if (hold && hold.until === null)
    return { state: 'CONTRAINDICATED', earliestOn, reasons: ['contraindicated'] }
  if (hold?.until && isNext) {
    reasons.unshift('deferred')
    return { state: 'DEFERRED', earliestOn: latestOf([hold.until, earliestOn]), reasons }
  }
  if (!isNext || earliestOn > today) {
    reasons.push(dueOn === child.atAge(dose.ageMonths) ? 'age' : 'interval')
    return { state: 'NOT_DUE', earliestOn, reasons }
  }
  if (dose.needsTest) return { state: 'TEST_NEEDED', earliestOn, reasons }
  return openDose(dated, earliestOn, reasons, rules, today)
}

/** Late when a printed deadline is over, or, well before it, when a month has passed since the dose could be given. */
function openDose(
  { dueOn, latestOn, missing }: DatedDose,
  earliestOn: LocalDate,
  reasons: DoseReason[],
  rules: ImmunizationRules,
  today: LocalDate,
): Standing {
  const isPast = latestOn !== null && today > latestOn
  const isLate = isPast || addMonths(dueOn, rules['IM-07'].lateAfterMonths) <= today
  if (isPast) reasons.push('deadline-past')
  else if (latestOn !== null) reasons.push('deadline-ahead')
  if (isLate && missing.count.last !== null) reasons.push('no-restart')
  return { state: isLate ? 'OVERDUE' : 'DUE', earliestOn, reasons }
}

/** While doses before it are missing, DT of the years after seven is counted as if they had been given. */
function foreseen({ rule, count }: Missing, { given }: KnownChild): readonly GivenDose[] {
  const ahead = rule.doseNo - count.nextDoseNo
  if (rule.series !== 'DTP' || ahead <= 0) return given
  return [...given, { id: '', vaccine: 'DT', on: given.at(-1)?.on ?? ('' as LocalDate), isVerified: true }]
}

function dueDay(
  dose: CaughtUpDose,
  { before, isNext, count }: Missing,
  child: KnownChild,
  rules: ImmunizationRules,
): LocalDate {
  const byRule = earliestOf(child.atAge(dose.ageMonths), dose.interval, before ?? dose.countsFrom)
  if (!isNext || !count.lastTooEarly) return byRule
  return latestOf([byRule, addDays(count.lastTooEarly.on, rules['IM-07'].repeatAfterDays)])
}

function lastDay(rule: DoseRule, last: Pick<GivenDose, 'on'> | null, child: KnownChild): LocalDate | null {
  if (rule.latestAfterDays !== undefined) return addDays(child.birthDate, rule.latestAfterDays)
  if (rule.latestBeforeMonths === null) return null
  const byAge = addDays(child.atAge(rule.latestBeforeMonths), -1)
  if (rule.maxIntervalMonths === undefined || !last) return byAge
  const byInterval = addDays(addMonths(last.on, rule.maxIntervalMonths), -1)
  return byInterval < byAge ? byInterval : byAge
}
