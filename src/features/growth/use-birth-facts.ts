import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import type { BirthFacts } from './birth-facts-draft'
import { forgetGrowth } from './use-growth'

export function useBirthFacts(patientId: string) {
  return useQuery(api.record.birthFacts.queryOptions({ patientId }, { enabled: patientId !== '' }))
}

/** The same for whoever has the papers on the table. Asked once: nothing may change under the pen. */
export function useChartBirthFacts(patientId: string) {
  return useQuery(
    api.chart.birthFacts.queryOptions({ patientId }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  )
}

/** They decide when a newborn is visited too: check-ups are asked for again. */
export function useSaveBirthFacts(patientId: string, by: 'family' | 'staff') {
  const [problem, setProblem] = useState<string>()
  const write = useWrite((by === 'staff' ? client.chart : client.record).saveBirthFacts.mutate)
  return {
    problem,
    busy: write.isPending,
    save: async (facts: BirthFacts, saved: () => void): Promise<void> => {
      setProblem(undefined)
      try {
        await write.mutateAsync({ patientId, facts })
        void queryClient.invalidateQueries(api.record.birthFacts.queryFilter({ patientId }))
        void queryClient.invalidateQueries(api.record.checkups.queryFilter({ patientId }))
        forgetGrowth(patientId)
        saved()
      } catch (refusal) {
        setProblem(failureSentence(refusal))
      }
    },
  }
}
