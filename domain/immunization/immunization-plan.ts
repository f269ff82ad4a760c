import type { Sex } from '../kernel/sex'
import { addDays, addMonths, type LocalDate } from '../kernel/time'
import { groupAcRule } from './catch-up'
import { type CountedDose, countDoses, doseRulesOf, earliestOf, type GivenDose } from './dose-count'
import type { DoseReason, DoseState } from './dose-state'
import { type ImmunizationRules, programmeOn } from './immunization-rules'
import type { DoseRule } from './programme'
import { countsFor, isInjectedLive, VACCINES, type VaccineCode, type VaccineSeries } from './vaccine'

/** A vaccine that staff hold back: for good, or until a day. */
export interface ImmunizationHold {
  readonly vaccine: VaccineCode
  readonly kind: 'deferred' | 'contraindicated'
  /** First day on which a deferred dose may be given. */
  readonly until: LocalDate | null
}

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
  /** First day on which it may be given; an estimate while doses before it are missing. Null when it never will. */
  readonly dueOn: LocalDate | null
  /** Last day on which it is in time; null where no deadline is printed or it is settled. */
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
  'MenPS',
  'MMR',
  'JE',
  'HepA',
  'HPV',
] as const satisfies readonly VaccineSeries[]

/**
 * Every dose of the programme for a child on a day, series by series (rules D-IM). Of a series only the first dose that
 * is missing can be due: nobody is asked for two at once.
 */
export function immunizationPlan(
  child: ImmunizationChild,
  rules: ImmunizationRules,
  today: LocalDate,
): PlannedDose[] {
  const given = [...child.given].sort((a, b) => (a.on < b.on ? -1 : 1))
  const known = { ...child, given }
  return PROGRAMME_SERIES.flatMap((series) =>
    isForChild(series, known, rules) ? seriesPlan(series, known, rules, today) : [],
  )
}

function isForChild(
  series: VaccineSeries,
  { sex, birthDate }: ImmunizationChild,
  rules: ImmunizationRules,
): boolean {
  return series !== 'HPV' || (sex === 'female' && birthDate >= rules['IM-04'].hpvBornFrom)
}

function seriesPlan(
  series: VaccineSeries,
  child: ImmunizationChild,
  rules: ImmunizationRules,
  today: LocalDate,
): PlannedDose[] {
  const count = countDoses(series, child.birthDate, child.given, rules)
  const past = count.counted.map((counted) => pastDose(series, counted))
  const printed = doseRulesOf(series, child.given, rules, today)
  const missing = printed.filter(({ doseNo }) => doseNo >= count.nextDoseNo)
  const ahead: PlannedDose[] = []
  let last: Pick<GivenDose, 'on'> | null = count.last
  for (const rule of missing) {
    const isNext = ahead.every(({ state }) => state === 'expired' || state === 'replaced')
    const dose = missingDose(
      { rule, last, isNext, hasEarlier: count.counted.length > 0 },
      child,
      rules,
      today,
    )
    ahead.push(dose)
    if (dose.dueOn !== null && dose.state !== 'expired')
      last = { on: dose.dueOn < today ? today : dose.dueOn }
  }
  return [...past, ...ahead]
}

function pastDose(series: VaccineSeries, { doseNo, given, isTooEarly }: CountedDose): PlannedDose {
  const isReplacing = !VACCINES[given.vaccine].isFree
  const reasons: DoseReason[] = []
  if (isTooEarly) reasons.push('too-early')
  if (isReplacing) reasons.push('combined')
  if (!given.isVerified) reasons.push('unverified')
  const state = isTooEarly ? 'done-early-invalid' : isReplacing ? 'replaced' : 'done'
  return { series, doseNo, vaccine: given.vaccine, state, dueOn: null, latestOn: null, given, reasons }
}

interface Missing {
  readonly rule: DoseRule
  readonly last: Pick<GivenDose, 'on'> | null
  readonly isNext: boolean
  readonly hasEarlier: boolean
}

function missingDose(
  { rule, last, isNext, hasEarlier }: Missing,
  child: ImmunizationChild,
  rules: ImmunizationRules,
  today: LocalDate,
): PlannedDose {
  const adapted = caughtUp(rule, last, child, rules, today)
  const vaccine = adapted.vaccine
  const base = { series: rule.series, doseNo: rule.doseNo, vaccine, given: null }
  if (adapted.isOver) {
    return { ...base, state: 'expired', dueOn: null, latestOn: null, reasons: [adapted.reason ?? 'too-old'] }
  }
  const byOwn = earliestOf(
    { ...rule, ageMonths: adapted.ageMonths, ...adapted.interval },
    child.birthDate,
    last,
  )
  const distance = distanceFromOthers(rule.series, vaccine, child, rules)
  const dueOn = distance && distance.on > byOwn ? distance.on : byOwn
  const latestOn =
    rule.latestBeforeMonths === null ? null : addDays(addMonths(child.birthDate, rule.latestBeforeMonths), -1)
  const why: DoseReason[] = [
    ...(adapted.reason ? [adapted.reason] : []),
    ...(distance && distance.on >= byOwn ? [distance.reason] : []),
    ...(hasEarlier && isNext ? (['no-restart'] as const) : []),
  ]
  const dose = { ...base, dueOn, latestOn }
  const hold = child.holds.find((each) => each.vaccine === vaccine)
  if (hold?.kind === 'contraindicated') return { ...dose, state: 'contraindicated', reasons: ['held'] }
  if (hold?.until && hold.until > today && isNext) {
    return { ...dose, dueOn: hold.until > dueOn ? hold.until : dueOn, state: 'deferred', reasons: ['held'] }
  }
  if (!isNext || dueOn > today)
    return { ...dose, state: 'not-due', reasons: [...why, dueReason(rule, byOwn, child)] }
  if (adapted.needsTest) return { ...dose, state: 'test-needed', reasons: ['skin-test'] }
  return { ...dose, ...dueNow(dose, rules, today, why) }
}

/** Late when a printed deadline is over, or, well before it, when a month has passed since the dose could be given. */
function dueNow(
  { dueOn, latestOn }: { readonly dueOn: LocalDate; readonly latestOn: LocalDate | null },
  rules: ImmunizationRules,
  today: LocalDate,
  why: readonly DoseReason[],
): Pick<PlannedDose, 'state' | 'reasons'> {
  const isPast = latestOn !== null && today > latestOn
  const isLate = isPast || addMonths(dueOn, rules['IM-07'].lateAfterMonths) <= today
  const deadline: DoseReason[] = isPast ? ['deadline-past'] : latestOn === null ? [] : ['deadline-ahead']
  return { state: isLate ? 'overdue' : 'due', reasons: [...why, ...deadline] }
}

function dueReason(rule: DoseRule, dueOn: LocalDate, { birthDate }: ImmunizationChild): DoseReason {
  return dueOn === addMonths(birthDate, rule.ageMonths) ? 'age' : 'interval'
}

interface Adapted {
  readonly vaccine: VaccineCode
  readonly ageMonths: number
  readonly interval: Pick<DoseRule, 'minIntervalDays' | 'minIntervalMonths'>
  readonly isOver: boolean
  readonly needsTest: boolean
  readonly reason: DoseReason | null
}

/** What a missed dose becomes with the years: another vaccine, another distance, or none at all (catch-up rules). */
function caughtUp(
  rule: DoseRule,
  last: Pick<GivenDose, 'on'> | null,
  child: ImmunizationChild,
  rules: ImmunizationRules,
  today: LocalDate,
): Adapted {
  const limits = rules['IM-04']
  const isFrom = (months: number) => addMonths(child.birthDate, months) <= today
  const { vaccine, ageMonths } = rule
  const same: Adapted = { vaccine, ageMonths, interval: {}, isOver: false, needsTest: false, reason: null }
  if (isFrom(limits.catchUpUntilMonths)) return { ...same, isOver: true }
  if (rule.series === 'BCG') {
    return { ...same, isOver: isFrom(limits.bcgNeverFromMonths), needsTest: isFrom(limits.bcgTestFromMonths) }
  }
  if (rule.series === 'DTP') {
    if (isFrom(limits.dtUntilMonths)) return { ...same, isOver: true }
    return isFrom(limits.dtFromMonths) ? { ...same, vaccine: 'DT', reason: 'dt-instead' } : same
  }
  if (rule.series !== 'MenPS' || !isFrom(limits.groupAUntilMonths)) return same
  if (vaccine === 'MPSV-A') return { ...same, isOver: true, reason: 'group-c-instead' }
  if (rule.doseNo !== 3) return same
  const { isEarlier, ...given } = groupAcRule(rule, child.given, last)
  return {
    ...same,
    ageMonths: given.ageMonths,
    interval: given,
    reason: isEarlier ? 'group-c-instead' : null,
  }
}

interface Distance {
  readonly on: LocalDate
  readonly reason: DoseReason
}

/** Injected live vaccines keep away from each other, and wait after immunoglobulin; the later of the two. */
function distanceFromOthers(
  series: VaccineSeries,
  vaccine: VaccineCode,
  { given }: ImmunizationChild,
  rules: ImmunizationRules,
): Distance | null {
  const { liveIntervalDays, immunoglobulinMonths, immunoglobulinJeMonths } = rules['IM-05']
  const isLive = isInjectedLive(vaccine)
  const months =
    vaccine === 'JE-I' ? immunoglobulinJeMonths : isLive && vaccine !== 'BCG' ? immunoglobulinMonths : null
  const waits = given.flatMap(({ vaccine: other, on }): Distance[] => {
    if (other === 'IG' && months !== null) return [{ on: addMonths(on, months), reason: 'immunoglobulin' }]
    const isOtherLive = isLive && isInjectedLive(other) && !countsFor(other, series)
    return isOtherLive ? [{ on: addDays(on, liveIntervalDays), reason: 'live-interval' }] : []
  })
  return waits.reduce<Distance | null>((late, each) => (!late || each.on > late.on ? each : late), null)
}

/** The title that a screen names beside the plan. */
export function programmeTitle(rules: ImmunizationRules, today: LocalDate): string {
  return programmeOn(rules, today).title
}
