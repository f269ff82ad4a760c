import { addDays, addMonths, type LocalDate } from '../kernel/time'
import { type CheckupOccasion, FIRST_MONTH_VISIT_NO, HOME_VISIT_NO } from './checkup-occasion'
import type { CheckupMargin, CheckupRules } from './checkup-rules'
import { isAtRisk, type NewbornFacts, newbornRisks } from './newborn-risk'

/** When a check-up is on time; both days belong to it. */
export interface CheckupWindow {
  readonly dueOn: LocalDate
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
  /** False where the days are our own: a family is told the due day as `前后`, never the last day as a deadline. */
  readonly isVerified: boolean
}

/**
 * The days of one occasion (rules D-CH-02): due is the birth date and so many months, clipped to the end of the month
 * (2019-08-31 + 6 → 2020-02-29); the two of a newborn have days of the norm.
 */
export function checkupWindow(
  { visitNo, ageMonths }: Pick<CheckupOccasion, 'visitNo' | 'ageMonths'>,
  birthDate: LocalDate,
  facts: NewbornFacts,
  rules: CheckupRules,
): CheckupWindow {
  if (visitNo === HOME_VISIT_NO) return homeVisitWindow(birthDate, facts, rules)
  if (visitNo === FIRST_MONTH_VISIT_NO) {
    const { firstMonthFromDay, firstMonthToDay } = rules['CH-03']
    const opensOn = addDays(birthDate, firstMonthFromDay)
    return { dueOn: opensOn, opensOn, closesOn: addDays(birthDate, firstMonthToDay), isVerified: true }
  }
  const dueOn = addMonths(birthDate, ageMonths)
  const { beforeDays, afterDays } = marginAt(ageMonths, rules['CH-02'])
  return {
    dueOn,
    opensOn: addDays(dueOn, -beforeDays),
    closesOn: addDays(dueOn, afterDays),
    isVerified: false,
  }
}

/** Counted from the day of going home; while nobody has said which day that was, a usual stay is assumed. */
function homeVisitWindow(birthDate: LocalDate, facts: NewbornFacts, rules: CheckupRules): CheckupWindow {
  const { homeVisitDays, homeVisitDaysAtRisk } = rules['CH-03']
  const days = isAtRisk(newbornRisks(facts, rules['CH-04'])) ? homeVisitDaysAtRisk : homeVisitDays
  const opensOn = facts.dischargedOn ?? birthDate
  const closesOn = addDays(facts.dischargedOn ?? addDays(birthDate, rules['CH-02'].assumedStayDays), days)
  return { dueOn: closesOn, opensOn, closesOn, isVerified: facts.dischargedOn !== null }
}

function marginAt(ageMonths: number, margins: CheckupRules['CH-02']): CheckupMargin {
  if (ageMonths < 12) return margins.underOneYear
  return ageMonths < 48 ? margins.oneToThreeYears : margins.fourToSixYears
}
