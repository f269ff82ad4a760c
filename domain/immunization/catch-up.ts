import type { LocalDate } from '../kernel/time'
import type { AtAge } from './at-age'
import type { DoseReason } from './dose-state'
import type { GivenDose } from './given-dose'
import type { ImmunizationRules } from './immunization-rules'
import type { DoseInterval, DoseRule } from './programme'
import type { VaccineCode } from './vaccine'

/** What the catch-up rules look at. */
interface CatchUpChild {
  readonly atAge: AtAge
  /** Before the dose that is asked about, oldest first. */
  readonly given: readonly GivenDose[]
}

/** What a missed dose has become with the years. */
export interface CaughtUpDose {
  readonly vaccine: VaccineCode
  readonly ageMonths: number
  readonly interval: DoseInterval
  /** Not to be given any more. */
  readonly isOver: boolean
  /** Only after a negative skin test. */
  readonly needsTest: boolean
  readonly reasons: readonly DoseReason[]
  /** The dose from which the interval counts, where it is of another series. */
  readonly countsFrom: Pick<GivenDose, 'on'> | null
}

/**
 * A missed dose as it is given at the child's age: another vaccine, another distance, or none at all (catch-up rules
 * CU-*). Nothing is begun anew.
 */
export function catchUp(
  rule: DoseRule,
  /** How many doses of the series count before it. */
  countBefore: number,
  child: CatchUpChild,
  rules: ImmunizationRules,
  today: LocalDate,
): CaughtUpDose {
  const limits = rules['IM-04']
  const same = asPrinted(rule)
  if (hasReached(limits.catchUpUntilMonths, child, today)) return over(same, 'too-old')
  switch (rule.series) {
    case 'BCG':
      if (hasReached(limits.bcgNeverFromMonths, child, today)) return over(same, 'too-old')
      return hasReached(limits.bcgTestFromMonths, child, today)
        ? { ...same, needsTest: true, reasons: ['skin-test'] }
        : same
    case 'DTP':
      if (hasReached(limits.dtUntilMonths, child, today)) return over(same, 'too-old')
      return hasReached(limits.dtFromMonths, child, today) ? afterSeven(same, countBefore, child) : same
    case 'MenA':
      return hasReached(limits.groupAUntilMonths, child, today) ? over(same, 'group-ac-instead') : same
    case 'MenAC':
      return rule.doseNo === 1
        ? firstGroupAc(same, child, hasReached(limits.groupAUntilMonths, child, today))
        : same
    default:
      return same
  }
}

function hasReached(months: number, { atAge }: CatchUpChild, today: LocalDate): boolean {
  return atAge(months) <= today
}

function asPrinted(rule: DoseRule): CaughtUpDose {
  return {
    vaccine: rule.vaccine,
    ageMonths: rule.ageMonths,
    interval: rule,
    isOver: false,
    needsTest: false,
    reasons: [],
    countsFrom: null,
  }
}

function over(dose: CaughtUpDose, reason: DoseReason): CaughtUpDose {
  return { ...dose, isOver: true, reasons: [reason] }
}

/**
 * From seven to eleven DT stands for what is missing (CU-DTP25-3): up to three doses in all, and one where there are
 * three or four without any DT (CU-DTP21-3). The distances below three doses nobody verified: the clinic decides.
 */
function afterSeven(same: CaughtUpDose, count: number, { given }: CatchUpChild): CaughtUpDose {
  const hasDt = given.some(({ vaccine }) => vaccine === 'DT')
  const dt: CaughtUpDose = { ...same, vaccine: 'DT', reasons: ['dt-instead'] }
  if (count < 3) {
    const interval = count === 2 ? { minIntervalMonths: 6 } : { minIntervalDays: 28 }
    return { ...dt, interval, reasons: ['dt-instead', 'ask-clinic'] }
  }
  if (hasDt) return over(same, 'dt-instead')
  return { ...dt, interval: { minIntervalMonths: count === 3 ? 6 : 12 } }
}

/**
 * The first dose of A+C comes at three, a year after the second of A. From two on it stands for missing doses of A:
 * at once where there was none, three months after a single one (CU-MEN-3, -4).
 */
function firstGroupAc(same: CaughtUpDose, { given }: CatchUpChild, isPastGroupA: boolean): CaughtUpDose {
  const groupA = given.filter(({ vaccine }) => vaccine === 'MPSV-A')
  const countsFrom = groupA.at(-1) ?? null
  if (groupA.length >= 2 || !isPastGroupA) return { ...same, countsFrom }
  return {
    ...same,
    ageMonths: 24,
    interval: countsFrom ? { minIntervalMonths: 3 } : {},
    reasons: ['group-ac-instead'],
    countsFrom,
  }
}
