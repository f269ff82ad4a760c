import { isOpen } from '#domain/immunization/dose-state'
import type { GivenDose } from '#domain/immunization/given-dose'
import { immunizationPlan, type PlannedDose } from '#domain/immunization/immunization-plan'
import { DEFAULT_IMMUNIZATION_RULES, immunizationRules } from '#domain/immunization/immunization-rules'
import type { Sex } from '#domain/kernel/sex'
import { addDays, type LocalDate } from '#domain/kernel/time'

interface VaccinatedChild {
  readonly birthDate: LocalDate
  readonly sex: Sex
  /** Series whose doses from this number on were missed. */
  readonly missed: Readonly<Partial<Record<PlannedDose['series'], number>>>
}

/** Families come a few days after a dose is due; what is due at birth is given at birth. */
const COMES_AFTER_DAYS = 3
/** More journeys than a childhood has. */
const JOURNEYS_MAX = 60

/**
 * Goes through a childhood journey by journey, as the schedule of each day asks: so the demonstration is right whenever
 * it is begun, whatever version was in force then. Nothing is given on the last day itself.
 */
export function vaccinatedUntil({ birthDate, sex, missed }: VaccinatedChild, today: LocalDate): GivenDose[] {
  const given: GivenDose[] = []
  let day = birthDate
  for (let journey = 0; journey < JOURNEYS_MAX && day < today; journey += 1) {
    const rules = immunizationRules(DEFAULT_IMMUNIZATION_RULES, day)
    const plan = immunizationPlan({ birthDate, sex, given, holds: [] }, rules, day)
    const wanted = plan.filter(({ series, doseNo }) => doseNo < (missed[series] ?? Number.POSITIVE_INFINITY))
    for (const { vaccine, doseNo, series, state } of wanted) {
      if (isOpen(state)) given.push({ id: `${series} ${doseNo}`, vaccine, on: day, isVerified: true })
    }
    const ahead = wanted.flatMap(({ state, earliestOn }) =>
      state === 'NOT_DUE' && earliestOn ? [earliestOn] : [],
    )
    const next = ahead.sort()[0]
    if (next === undefined) break
    const reached = next > day ? next : day
    day = addDays(reached, COMES_AFTER_DAYS)
  }
  return given
}
