import { addDays, addMonths, daysBetween, type LocalDate, localDate } from '../../kernel/time'
import type { CoverageRules } from './coverage-rules'

/** A year of a plan, both days inclusive. */
export interface PlanYear {
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

/** When families may enrol; both days inclusive. */
export interface EnrolmentWindow {
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
  readonly isOpen: boolean
  /** While it is open: today counts as one. While it is closed: until it opens. */
  readonly daysLeft: number
}

type Start = Pick<CoverageRules, 'MA-03'>

/** The plan's year in which a day lies (rules MA-03). */
export function planYearOn(on: LocalDate, { 'MA-03': { startMonth } }: Start): PlanYear {
  const thisYears = localDate(`${on.slice(0, 4)}-${String(startMonth).padStart(2, '0')}-01`)
  const startsOn = on < thisYears ? addMonths(thisYears, -12) : thisYears
  return { startsOn, endsOn: addDays(addMonths(startsOn, 12), -1) }
}

/** The window that is open on a day, or else the next one (rules MA-03; journeys E4 1). */
export function enrolmentWindow(on: LocalDate, rules: Start): EnrolmentWindow {
  const { startsOn, endsOn } = planYearOn(on, rules)
  const closesOn = windowCloses(startsOn, rules)
  if (on <= closesOn)
    return { opensOn: startsOn, closesOn, isOpen: true, daysLeft: daysBetween(on, closesOn) + 1 }
  const opensOn = addDays(endsOn, 1)
  return {
    opensOn,
    closesOn: windowCloses(opensOn, rules),
    isOpen: false,
    daysLeft: daysBetween(on, opensOn),
  }
}

function windowCloses(opensOn: LocalDate, { 'MA-03': { openMonths } }: Start): LocalDate {
  return addDays(addMonths(opensOn, openMonths), -1)
}
