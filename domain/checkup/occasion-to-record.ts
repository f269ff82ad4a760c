import type { LocalDate } from '../kernel/time'
import type { PlannedCheckup } from './checkup-plan'

/**
 * Which of the thirteen a member of staff is about to write down: the one this appointment is for, what is due, what
 * can still be made up, and otherwise the next. Null when none is left.
 */
export function occasionToRecord(
  plan: readonly PlannedCheckup[],
  appointmentId: string | null,
  today: LocalDate,
): PlannedCheckup | null {
  const inOrder = [
    (row: PlannedCheckup) => appointmentId !== null && row.appointmentId === appointmentId,
    ({ state }: PlannedCheckup) => state === 'DUE',
    ({ state, opensOn }: PlannedCheckup) => state === 'BOOKED' && opensOn <= today,
    ({ state }: PlannedCheckup) => state === 'OVERDUE',
    ({ state }: PlannedCheckup) => state === 'PLANNED' || state === 'BOOKED',
  ]
  for (const isIt of inOrder) {
    const row = plan.find(isIt)
    if (row) return row
  }
  return null
}
