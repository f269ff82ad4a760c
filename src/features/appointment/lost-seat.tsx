import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { failureSentence } from '../../api/failure-of'
import { Note } from '../../components/note'
import { Sheet } from '../../components/sheet'
import { HoldProblem } from './hold-problem'
import type { ConfirmProblem } from './use-confirm'
import { useSlots } from './use-slots'

export interface LostSeatProps {
  hold: { patientId: string; service: Service; organization: { id: string } }
  problem: ConfirmProblem
  today: LocalDate
  busy: boolean
  onTake: (slotId: string) => void
  onClose: () => void
}

/** On the last step: the times that are left, fetched only now that they are needed. */
export function LostSeat({ hold, problem, today, busy, onTake, onClose }: LostSeatProps) {
  const { data } = useSlots(
    { organizationId: hold.organization.id, service: hold.service, patientId: hold.patientId },
    today,
    true,
  )
  const wanted = data?.rows.find((slot) => slot.id === problem.slotId)
  if (!data || !wanted) {
    return (
      <Sheet open title="这个号没约上" onClose={onClose}>
        <Note tone="paper" announced>
          {failureSentence(problem.error)}
        </Note>
      </Sheet>
    )
  }
  return (
    <HoldProblem
      problem={{ wanted, error: problem.error }}
      slots={data.rows}
      today={today}
      takingId={busy ? wanted.id : undefined}
      onTake={(slot) => onTake(slot.id)}
      onClose={onClose}
    />
  )
}
