import type { AppointmentStatus } from '#domain/appointment/status'
import type { Service } from '#domain/kernel/healthcare-service'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { useFamily } from '../../../../api/use-family'
import { whoAndWhat } from '../../../../features/appointment/booked/appointment-words'
import { QueuePanel } from '../../../../features/visit-day/queue-panel'
import { queueWords } from '../../../../features/visit-day/queue-words'
import { useQueue } from '../../../../features/visit-day/use-queue'

export interface VisitTodayProps {
  visit: { id: string; status: AppointmentStatus; patientId: string; service: Service; number: number }
}

/** On its day: the number to say at the desk and the place in the line. Draws nothing once the day is over for it. */
export function VisitToday({ visit }: VisitTodayProps) {
  const { people } = useFamily()
  const queue = answerState(useQueue(visit))
  const words = queue.kind === 'ready' ? queueWords(queue.answer, serverNow()) : null
  if (queue.kind !== 'ready' || !words) return null
  const face = people.kind === 'ready' ? people.answer.find(({ id }) => id === visit.patientId) : undefined
  return (
    <QueuePanel
      number={visit.number}
      whose={whoAndWhat(face?.name, visit.service)}
      words={words}
      storedAt={queue.storedAt}
    />
  )
}
