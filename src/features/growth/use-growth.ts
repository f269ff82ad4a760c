import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'

/** One child's growth for its family, readable offline too. */
export function useGrowth(patientId: string) {
  return useQuery(
    api.record.growth.queryOptions({ patientId }, { enabled: patientId !== '', meta: { kept: 'sealed' } }),
  )
}

/** The same for whoever examines. Asked anew each time, and not kept: it is somebody else's child. */
export function useChartGrowth(patientId: string) {
  return useQuery(api.chart.growth.queryOptions({ patientId }, { staleTime: 0, gcTime: 0 }))
}

/** Every screen that shows a measurement asks again. */
export function forgetGrowth(patientId: string): void {
  void queryClient.invalidateQueries(api.record.growth.queryFilter({ patientId }))
  void queryClient.invalidateQueries(api.record.summary.queryFilter({ patientId }))
  void queryClient.invalidateQueries(api.record.timeline.queryFilter())
  void queryClient.invalidateQueries(api.chart.pathFilter())
}

/** Takes back an entry of the family. */
export function useWithdrawMeasurement(patientId: string) {
  const [problem, setProblem] = useState<string>()
  const write = useWrite(client.record.withdrawMeasurement.mutate)
  return {
    problem,
    busy: write.isPending,
    withdraw: async (id: string, done: () => void): Promise<void> => {
      setProblem(undefined)
      try {
        await write.mutateAsync({ id })
        forgetGrowth(patientId)
        done()
      } catch (refusal) {
        setProblem(failureSentence(refusal))
      }
    },
  }
}
