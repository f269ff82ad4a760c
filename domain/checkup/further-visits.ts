import { addDays, type LocalDate } from '../kernel/time'
import { EXTRA_VISIT_NO } from './checkup-occasion'
import type { CheckupChild } from './checkup-plan'
import type { CheckupRules } from './checkup-rules'
import { type NewbornRisk, newbornRisks } from './newborn-risk'

/** Visits besides the thirteen to a newborn at risk (加访). The norm leaves their days to whoever visits. */
export interface FurtherVisits {
  readonly risks: readonly NewbornRisk[]
  /** First day on which the child is no newborn any more. */
  readonly endsOn: LocalDate
  readonly isOpen: boolean
  readonly done: readonly { readonly id: string; readonly doneOn: LocalDate }[]
}

/** Null for a child of whom nothing speaks for further visits, and who had none. */
export function furtherVisits(
  { birthDate, newborn, done }: Pick<CheckupChild, 'birthDate' | 'newborn' | 'done'>,
  rules: CheckupRules,
  today: LocalDate,
): FurtherVisits | null {
  const risks = newbornRisks(newborn, rules['CH-04'])
  const visits = done.filter(({ visitNo }) => visitNo === EXTRA_VISIT_NO)
  if (risks.length === 0 && visits.length === 0) return null
  const endsOn = addDays(birthDate, rules['CH-03'].firstMonthFromDay)
  return {
    risks,
    endsOn,
    isOpen: risks.length > 0 && today < endsOn,
    done: visits.map(({ id, doneOn }) => ({ id, doneOn })),
  }
}
