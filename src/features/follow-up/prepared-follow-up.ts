import { useQuery } from '@tanstack/react-query'
import { api, type client } from '../../api/client'

export type PreparedFollowUp = Awaited<ReturnType<typeof client.contract.prepareRecord.query>>

/** Where a record starts from. Asked once: nothing may change under the pen. */
export function usePreparedFollowUp(patientId: string, taskId: string | undefined) {
  return useQuery(
    api.contract.prepareRecord.queryOptions(
      { patientId, ...(taskId === undefined ? {} : { taskId }) },
      { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
    ),
  )
}
