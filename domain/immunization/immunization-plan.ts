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
import { isCombined, type VaccineCode, type VaccineSeries } from './vaccine'

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
  const count = countDoses(series, child, rules, today)
  const missing = doseRulesOf(series, child.given, rules, today).filter(
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
  const { rule, isNext, count } = missing
  const dose = catchUp(rule, rule.doseNo - 1, { ...child, given: foreseen(missing, child) }, rules, today)
  const base = { series: rule.series, doseNo: rule.doseNo, vaccine: dose.vaccine, given: null }
  if (dose.isOver) {
    const settled = { dueOn: null, earliestOn: null, latestOn: null }
    return { ...base, ...settled, state: 'EXPIRED', reasons: dose.reasons }
  }
  const wait = distanceFromOthers(dose.vaccine, child.given, rules, today)
  const dueOn = dueDay(dose, missing, child, rules)
  const earliestOn = wait && wait.on > dueOn ? wait.on : dueOn
  const latestOn = lastDay(rule, count.last, child)
  const reasons: DoseReason[] = [...dose.reasons]
  if (wait && wait.on > dueOn) reasons.push(wait.reason)
  if (isNext && count.lastTooEarly) reasons.push('repeat-early')
  const planned: Omit<PlannedDose, 'state'> = { ...base, dueOn, earliestOn, latestOn, reasons }
  const held = heldBack(planned, holdOf(dose.vaccine, child.holds, today), isNext)
  if (held) return held
  if (!isNext || earliestOn > today) {
    const isByAge = dueOn === child.atAge(dose.ageMonths)
    return { ...planned, state: 'NOT_DUE', reasons: [...reasons, isByAge ? 'age' : 'interval'] }
  }
  return openDose(planned, { needsTest: dose.needsTest, hasEarlier: count.last !== null }, rules, today)
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
  const byRule = earliestOf(
    { ageMonths: dose.ageMonths, ...dose.interval },
    child.atAge,
    before ?? dose.countsFrom,
  )
  if (!isNext || !count.lastTooEarly) return byRule
  return latestOf([byRule, addDays(count.lastTooEarly.on, rules['IM-07'].repeatAfterDays)])
}

function lastDay(rule: DoseRule, last: Pick<GivenDose, 'on'> | null, child: KnownChild): LocalDate | null {
  if (rule.latestBeforeMonths === null) return null
  const byAge = addDays(child.atAge(rule.latestBeforeMonths), -1)
  if (rule.maxIntervalMonths === undefined || !last) return byAge
  const byInterval = addDays(addMonths(last.on, rule.maxIntervalMonths), -1)
  return byInterval < byAge ? byInterval : byAge
}

/** Staff hold the vaccine back: for good, which all of its doses say, or until a day, which the next one says. */
function heldBack(
  planned: Omit<PlannedDose, 'state'>,
  hold: ImmunizationHold | null,
  isNext: boolean,
): PlannedDose | null {
  if (!hold) return null
  if (hold.until === null) return { ...planned, state: 'CONTRAINDICATED', reasons: ['contraindicated'] }
  if (!isNext || planned.earliestOn === null) return null
  const earliestOn = latestOf([hold.until, planned.earliestOn])
  return { ...planned, earliestOn, state: 'DEFERRED', reasons: ['deferred', ...planned.reasons] }
}

/** Late when a printed deadline is over, or, well before it, when a month has passed since the dose could be given. */
function openDose(
  planned: Omit<PlannedDose, 'state'>,
  { needsTest, hasEarlier }: { readonly needsTest: boolean; readonly hasEarlier: boolean },
  rules: ImmunizationRules,
  today: LocalDate,
): PlannedDose {
  if (needsTest) return { ...planned, state: 'TEST_NEEDED' }
  const { latestOn } = planned
  const dueOn = planned.dueOn ?? today
  const isPast = latestOn !== null && today > latestOn
  const isLate = isPast || addMonths(dueOn, rules['IM-07'].lateAfterMonths) <= today
  const reasons: DoseReason[] = [...planned.reasons]
  if (isPast) reasons.push('deadline-past')
  else if (latestOn !== null) reasons.push('deadline-ahead')
  if (isLate && hasEarlier) reasons.push('no-restart')
  return { ...planned, state: isLate ? 'OVERDUE' : 'DUE', reasons }
}
