import { addDays, addMonths, type LocalDate } from '../kernel/time'
import { latestOf } from './dose-count'
import type { PlannedDose } from './immunization-plan'
import type { ImmunizationRules } from './immunization-rules'

/** What a family is told of doses that nobody has booked: all that became so on one day, in one message. */
export interface DoseReminder {
  readonly kind: 'vaccine-due' | 'vaccine-late'
  readonly since: LocalDate
  readonly doses: number
}

/** For a week it is news: an evening on which nothing was told is made up for, and a past that was never told is not. */
const NEWS_DAYS = 7

/**
 * What the evening tells of a child's doses: some can be given, or are late. Silent about those of the day of birth,
 * which the hospital gives, and about what only the clinic can say.
 */
export function doseReminders(
  doses: readonly PlannedDose[],
  birthDate: LocalDate,
  rules: Pick<ImmunizationRules, 'IM-07'>,
  today: LocalDate,
): DoseReminder[] {
  const days = new Map<string, DoseReminder>()
  for (const dose of doses) {
    const told = toldOf(dose, rules)
    if (!told || dose.dueOn === birthDate || dose.reasons.includes('ask-clinic')) continue
    if (addDays(told.since, NEWS_DAYS) <= today) continue
    const day = `${told.kind} ${told.since}`
    days.set(day, { ...told, doses: (days.get(day)?.doses ?? 0) + 1 })
  }
  return [...days.values()]
}

function toldOf(
  { state, dueOn, earliestOn, latestOn }: PlannedDose,
  rules: Pick<ImmunizationRules, 'IM-07'>,
): Omit<DoseReminder, 'doses'> | null {
  if (!dueOn || !earliestOn) return null
  if (state === 'DUE') return { kind: 'vaccine-due', since: earliestOn }
  if (state !== 'OVERDUE') return null
  const byDistance = addMonths(dueOn, rules['IM-07'].lateAfterMonths)
  const byDeadline = latestOn && addDays(latestOn, 1)
  const late = byDeadline && byDeadline < byDistance ? byDeadline : byDistance
  return { kind: 'vaccine-late', since: latestOf([earliestOn, late]) }
}
