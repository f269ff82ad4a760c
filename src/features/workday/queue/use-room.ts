import { client } from '../../../api/client'
import { useDayStep } from '../use-day-step'
import { openVisitRecord } from '../work-doors'
import type { QueueEntry } from './queue-entry'

/** What the doctor does between two records: call the next, pass over who is not there, open the record. */
export function useRoom() {
  const calling = useDayStep(client.visit.callNext.mutate)
  const passing = useDayStep(client.visit.pass.mutate)
  const starting = useDayStep(client.visit.start.mutate)
  return {
    busy: calling.busy || passing.busy || starting.busy,
    problem: (calling.problem ?? passing.problem ?? starting.problem)?.sentence,
    call: (sessionId: string) => void calling.run({ sessionId }),
    pass: ({ appointmentId }: QueueEntry) => void passing.run({ appointmentId }),
    /** Whoever was only called is in the room from now on. */
    async write({ appointmentId, status }: QueueEntry) {
      const isInside = status === 'in-visit' || (await starting.run({ appointmentId })) !== null
      if (isInside) openVisitRecord(appointmentId)
    },
  }
}
