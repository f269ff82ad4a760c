import { addDays, addMonths, type LocalDate } from '../kernel/time'
import { ruleForGiven } from './catch-up'
import { type ImmunizationRules, programmeOn } from './immunization-rules'
import { type DoseRule, INACTIVATED_OPTIONS } from './programme'
import { containsInactivatedPolio, countsFor, type VaccineCode, type VaccineSeries } from './vaccine'

/** A dose that was given, whoever wrote it down. */
export interface GivenDose {
  readonly id: string
  readonly vaccine: VaccineCode
  readonly on: LocalDate
  readonly isVerified: boolean
}

/** A dose of a series that has its dose, or that was given too early to count. */
export interface CountedDose {
  readonly doseNo: number
  readonly given: GivenDose
  readonly isTooEarly: boolean
}

export interface SeriesCount {
  /** In the order in which they were given. */
  readonly counted: readonly CountedDose[]
  /** The last that counts. */
  readonly last: GivenDose | null
  readonly nextDoseNo: number
}

/** The doses of a series in a version, by what the child began with: a live vaccine or the inactivated one. */
export function doseRulesOf(
  series: VaccineSeries,
  given: readonly GivenDose[],
  rules: ImmunizationRules,
  on: LocalDate,
): readonly DoseRule[] {
  const printed = programmeOn(rules, on).doses.filter((rule) => rule.series === series)
  const first = given.find(({ vaccine }) => countsFor(vaccine, series))?.vaccine
  if (first !== 'JE-I' && first !== 'HepA-I') return printed
  return INACTIVATED_OPTIONS.filter((rule) => rule.series === series)
}

/**
 * Lays the given doses, oldest first, on the doses of their series. Each is judged by the version of its own day: a
 * child who was vaccinated as it was right then is not asked again (rules D-IM-02, -05). One that came before the
 * lowest age or interval does not count, and the series goes on from the one before (never from the beginning).
 */
export function countDoses(
  series: VaccineSeries,
  birthDate: LocalDate,
  given: readonly GivenDose[],
  rules: ImmunizationRules,
): SeriesCount {
  const ofSeries = given.filter(({ vaccine }) => countsFor(vaccine, series))
  const counted: CountedDose[] = []
  let last: GivenDose | null = null
  let nextDoseNo = 1
  for (const dose of ofSeries) {
    const doseNo = Math.max(nextDoseNo, firstDoseNoOf(dose.vaccine))
    const rule = doseRulesOf(series, ofSeries, rules, dose.on).find((each) => each.doseNo === doseNo)
    const isAgeOpen = isPolioByInjection(series, counted, dose)
    const standing = counted.filter((each) => !each.isTooEarly).map((each) => each.given)
    const isTooEarly =
      rule !== undefined &&
      dose.on < earliestOf(ruleForGiven(rule, dose, standing), birthDate, last, isAgeOpen)
    counted.push({ doseNo, given: dose, isTooEarly })
    if (isTooEarly) continue
    last = dose
    nextDoseNo = doseNo + 1
  }
  return { counted, last, nextDoseNo }
}

/** The A+C vaccine never stands for the doses of A: both of its own are still asked (CU-MEN-2). */
function firstDoseNoOf(vaccine: VaccineCode): number {
  return vaccine === 'MPSV-AC' ? 3 : 1
}

/** First day on which a dose may be given by its age and its distance from the one before. */
export function earliestOf(
  rule: DoseRule,
  birthDate: LocalDate,
  last: Pick<GivenDose, 'on'> | null,
  isAgeOpen = false,
): LocalDate {
  const byAge = isAgeOpen ? birthDate : addMonths(birthDate, rule.ageMonths)
  if (!last) return byAge
  const byDays = addDays(last.on, rule.minIntervalDays ?? 0)
  const byMonths = addMonths(last.on, rule.minIntervalMonths ?? 0)
  return [byAge, byDays, byMonths].reduce((latest, each) => (each > latest ? each : latest))
}

/** Four doses with inactivated polio end the series: the fourth is not bound to the age of four (CU-POLIO-4). */
function isPolioByInjection(
  series: VaccineSeries,
  counted: readonly CountedDose[],
  dose: GivenDose,
): boolean {
  if (series !== 'Polio' || !containsInactivatedPolio(dose.vaccine)) return false
  const standing = counted.filter(({ isTooEarly }) => !isTooEarly)
  return standing.length === 3 && standing.every(({ given }) => containsInactivatedPolio(given.vaccine))
}
