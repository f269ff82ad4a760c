import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'

export type ObservationOutcome = 'well' | 'reaction'

const ASKED_EVERY_MS = 60_000

/** Who is being watched here, asked again every minute, and the end of each watch. */
export function useObservations() {
  const query = useQuery(api.chart.observations.queryOptions({}, { refetchInterval: ASKED_EVERY_MS }))
  const write = useWrite(client.chart.endObservation.mutate)
  const [problem, setProblem] = useState<{ patientId: string; words: string }>()
  return {
    query,
    problemOf: (patientId: string) => (problem?.patientId === patientId ? problem.words : undefined),
    end: async (patientId: string, outcome: ObservationOutcome): Promise<void> => {
      setProblem(undefined)
      try {
        await write.mutateAsync({ patientId, outcome })
      } catch (refusal) {
        setProblem({ patientId, words: failureSentence(refusal) })
      }
      await queryClient.invalidateQueries(api.chart.observations.queryFilter({}))
    },
  }
}
