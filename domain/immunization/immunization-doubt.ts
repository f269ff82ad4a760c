import type { LocalDate } from '../kernel/time'
import { isOpen } from './dose-state'
import type { GivenDose } from './given-dose'
import { holdOf } from './immunization-hold'
import { type ImmunizationChild, immunizationPlan, type PlannedDose } from './immunization-plan'
import type { ImmunizationRules } from './immunization-rules'
import { labelDoubt } from './label-doubt'
import { distanceFromOthers } from './live-distance'
import { seriesOf, type VaccineCode } from './vaccine'

/** What whoever gives a dose, or writes one down, is asked about before it is kept. */
export const IMMUNIZATION_DOUBTS = [
  'contraindicated',
  'deferred',
  'checkup-first',
  'too-early',
  'too-late',
  'live-interval',
  'immunoglobulin',
  'skin-test',
  'series-complete',
] as const
export type ImmunizationDoubt = (typeof IMMUNIZATION_DOUBTS)[number]

export const IMMUNIZATION_DOUBTS_ZH = {
  contraindicated: '记着这种疫苗不能打',
  deferred: '医生说先不打，还没到可以打的那天',
  'checkup-first': '儿保体检到时间了，今天还没做。先体检，后打针',
  'too-early': '打早了：没到月龄，或者和上一剂隔得不够。这一剂不算数',
  'too-late': '过了这种疫苗说明书写的年龄，一般不再打',
  'live-interval': '和上一针活疫苗不到 28 天',
  immunoglobulin: '用过免疫球蛋白，还没等够时间',
  'skin-test': '满 3 个月补卡介苗，要先有阴性的皮试结果',
  'series-complete': '这种疫苗该打的都打过了',
} as const satisfies Record<ImmunizationDoubt, string>

/**
 * What speaks against a dose on a day, gravest first. None of it forbids to write down what was really given; before
 * it is given each is a reason to stop (rules D-IM-05, D-CH-04).
 *
 * @param isCheckupDue a check-up is due and was not done on that day
 */
export function immunizationDoubts(
  dose: { readonly vaccine: VaccineCode; readonly on: LocalDate },
  child: ImmunizationChild,
  rules: ImmunizationRules,
  isCheckupDue: boolean,
): ImmunizationDoubt[] {
  const before = { ...child, given: child.given.filter(({ on }) => on <= dose.on) }
  const doubts = new Set<ImmunizationDoubt>()
  const hold = holdOf(dose.vaccine, child.holds, dose.on)
  if (hold) doubts.add(hold.until === null ? 'contraindicated' : 'deferred')
  if (isCheckupDue) doubts.add('checkup-first')
  const wait = distanceFromOthers(dose.vaccine, before.given, rules, dose.on)
  for (const doubt of ofSeries(dose, before, rules)) doubts.add(doubt)
  if (wait) doubts.add(wait.reason)
  return IMMUNIZATION_DOUBTS.filter((doubt) => doubts.has(doubt))
}

/**
 * What speaks against doses that are given in one sitting, each judged beside the others: of two that count for one
 * series on one day, one is too early.
 */
export function sittingDoubts(
  vaccines: readonly VaccineCode[],
  on: LocalDate,
  child: ImmunizationChild,
  rules: ImmunizationRules,
  isCheckupDue: boolean,
): ImmunizationDoubt[] {
  const doubts = new Set<ImmunizationDoubt>()
  for (const vaccine of vaccines) {
    const others = vaccines.filter((other) => other !== vaccine).map((other) => laidDose(other, on))
    const beside = { ...child, given: [...child.given, ...others] }
    const found = immunizationDoubts({ vaccine, on }, beside, rules, isCheckupDue)
    for (const doubt of found) doubts.add(doubt)
  }
  return IMMUNIZATION_DOUBTS.filter((doubt) => doubts.has(doubt))
}

/** A dose as if it had been given: it has no entry yet. */
function laidDose(vaccine: VaccineCode, on: LocalDate): GivenDose {
  return { id: `laid ${vaccine}`, vaccine, on, isVerified: true }
}

/** Asked of the plan itself, with the dose laid on it and as it was before; outside the programme, of the label. */
function ofSeries(
  { vaccine, on }: { readonly vaccine: VaccineCode; readonly on: LocalDate },
  before: ImmunizationChild,
  rules: ImmunizationRules,
): ImmunizationDoubt[] {
  const series = seriesOf(vaccine)
  const planned = immunizationPlan(before, rules, on).filter((each) => series.includes(each.series))
  if (planned.length === 0) {
    const doubt = labelDoubt({ vaccine, on }, before, rules)
    return doubt ? [doubt] : []
  }
  const after = immunizationPlan({ ...before, given: [...before.given, laidDose(vaccine, on)] }, rules, on)
  const doubts: ImmunizationDoubt[] = []
  const invalid = (plan: readonly PlannedDose[]) =>
    plan.filter(({ given, state }) => given?.on === on && state === 'DONE_EARLY_INVALID').length
  // Of two of one day either may be the one that does not count: which, the order of their names decides.
  if (invalid(after) > invalid(planned)) doubts.push('too-early')
  const missing = planned.filter(({ given, state }) => given === null && state !== 'EXPIRED')
  if (missing.length === 0) doubts.push('series-complete')
  if (planned.some(({ state }) => isOpen(state) && state === 'TEST_NEEDED')) doubts.push('skin-test')
  return doubts
}
