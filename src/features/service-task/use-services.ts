import { useQuery } from '@tanstack/react-query'
import { api, client, queryClient } from '../../api/client'
import { useWrite } from '../../api/use-write'

export type Evaluation = Awaited<ReturnType<typeof client.service.evaluation.query>>

/** What the team of a person promised and did; readable offline. Null for somebody without a contract. */
export function useProgress(patientId: string) {
  return useQuery(
    api.service.progress.queryOptions({ patientId }, { enabled: patientId !== '', meta: { kept: 'sealed' } }),
  )
}

/** “没做过”: somebody who is not of the team looks into it. */
export function useDenial() {
  return useWrite(async (denial: Parameters<typeof client.service.deny.mutate>[0]) => {
    const answer = await client.service.deny.mutate(denial)
    void queryClient.invalidateQueries(api.service.progress.pathFilter())
    return answer
  })
}

/** What the family said of its team in this quarter, and whether it still may. */
export function useEvaluation(contractId: string) {
  return useQuery(api.service.evaluation.queryOptions({ contractId }))
}

export function useEvaluating() {
  return useWrite(async (evaluation: Parameters<typeof client.service.evaluate.mutate>[0]) => {
    const answer = await client.service.evaluate.mutate(evaluation)
    void queryClient.invalidateQueries(api.service.evaluation.pathFilter())
    return answer
  })
}
