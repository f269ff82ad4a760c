import type { Service } from '#domain/kernel/healthcare-service'
import { localDateOf } from '#domain/kernel/time'
import { failureSentence } from '../../../api/failure-of'
import { serverNow } from '../../../api/server-clock'
import { Note } from '../../../components/content/note'
import { Sheet } from '../../../components/sheet/sheet'
import { useSlots } from '../slots/use-slots'
import { HoldProblem } from './hold-problem'
import type { ConfirmProblem } from './use-confirm'

export interface LostSeatProps {
  hold: { patientId: string; service: Service; organization: { id: string } }
  problem: ConfirmProblem
  busy: boolean
  onTake: (slotId: string) => Promise<void>
  onClose: () => void
}

/** On the last step: the times that are left, fetched only now that they are needed. */
export function LostSeat({ hold, problem, busy, onTake, onClose }: LostSeatProps) {
  const today = localDateOf(serverNow())
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
      busy={busy}
      onTake={(slot) => void onTake(slot.id)}
      onClose={onClose}
    />
  )
}
