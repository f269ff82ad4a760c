import type { LocalDate } from '../kernel/time'
import type { PlannedCheckup } from './checkup-plan'

/**
 * Which of the thirteen a member of staff is about to write down: what is due or booked, then what can still be made
 * up. Null when none is open: what is done before its days is no check-up of that age.
 */
export function occasionToRecord(plan: readonly PlannedCheckup[], today: LocalDate): PlannedCheckup | null {
  const isOpen = ({ state }: PlannedCheckup) => state === 'DUE' || state === 'BOOKED'
  const opened = plan.filter(({ opensOn }) => opensOn <= today)
  return opened.find(isOpen) ?? opened.find(({ state }) => state === 'OVERDUE') ?? null
}
