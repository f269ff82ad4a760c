import type { LocalDate } from '../kernel/time'
import type { PlannedCheckup } from './checkup-plan'

/**
 * Which of the thirteen a member of staff is about to write down: what is due or booked, then what can still be made
 * up, and otherwise the next. Null when none is left.
 */
export function occasionToRecord(plan: readonly PlannedCheckup[], today: LocalDate): PlannedCheckup | null {
  const inOrder = [
    ({ state, opensOn }: PlannedCheckup) => state === 'DUE' || (state === 'BOOKED' && opensOn <= today),
    ({ state }: PlannedCheckup) => state === 'OVERDUE',
    ({ state }: PlannedCheckup) => state === 'PLANNED' || state === 'BOOKED',
  ]
  for (const isIt of inOrder) {
    const row = plan.find(isIt)
    if (row) return row
  }
  return null
}
