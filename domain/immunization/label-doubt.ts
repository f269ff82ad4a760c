import { addDays, addMonths, type LocalDate } from '../kernel/time'
import { earliestOf } from './dose-count'
import { type GivenDose, inOrder } from './given-dose'
import type { ImmunizationChild } from './immunization-plan'
import type { ImmunizationRules } from './immunization-rules'
import { type LowerBound, labelBound } from './label-bound'
import { scheduleAt } from './optional-plan'
import type { LabelSchedule } from './optional-vaccine'
import { countsFor, seriesOf, type VaccineCode } from './vaccine'

/** What a label says against a dose. */
export type LabelDoubt = 'too-early' | 'too-late' | 'series-complete'

/**
 * Of a vaccine outside the programme: its label judges the dose, by the age at which the child began (rule IM-08,
 * journeys E3 37). The labels are those of children: nobody grown up is judged, and nothing without a label.
 *
 * @param before the doses that were given by then
 */
export function labelDoubt(
  { vaccine, on }: { readonly vaccine: VaccineCode; readonly on: LocalDate },
  { birthDate, given: before }: Pick<ImmunizationChild, 'birthDate' | 'given'>,
  rules: ImmunizationRules,
): LabelDoubt | null {
  const label = rules['IM-08'].vaccines.find((each) => each.vaccine === vaccine)
  const isGrownUp = on >= addMonths(birthDate, rules['IM-04'].catchUpUntilMonths)
  if (!label || isGrownUp) return null
  const own = inOrder(before).filter((dose) =>
    seriesOf(vaccine).some((series) => countsFor(dose.vaccine, series)),
  )
  const schedule = scheduleAt(label.schedules, birthDate, own[0]?.on ?? on)
  if (!schedule) return 'too-late'
  const isBeyond = own.length >= schedule.doses.length
  if (isBeyond && !label.isYearly) return 'series-complete'
  const doseNo = isBeyond ? schedule.doses.length : own.length + 1
  const bound = labelBound(schedule, doseNo)
  if (bound && on < firstDay(bound, own.at(-1) ?? null, birthDate)) return 'too-early'
  return isPastLast(schedule, doseNo, birthDate, on) ? 'too-late' : null
}

function firstDay(bound: LowerBound, last: GivenDose | null, birthDate: LocalDate): LocalDate {
  const { ageMonths, minAgeDays } = bound
  const byAge = minAgeDays === undefined ? addMonths(birthDate, ageMonths) : addDays(birthDate, minAgeDays)
  return earliestOf(byAge, bound, last)
}

/** Where a later dose has a last day, the ones before it have it too. */
function isPastLast({ doses }: LabelSchedule, doseNo: number, birthDate: LocalDate, on: LocalDate): boolean {
  return doses.some(
    (dose) =>
      dose.doseNo >= doseNo &&
      dose.latestAgeDays !== undefined &&
      on > addDays(birthDate, dose.latestAgeDays),
  )
}
