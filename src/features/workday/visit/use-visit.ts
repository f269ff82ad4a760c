import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client'

/** What the record starts from. Asked once: nothing may change under the pen. */
export function useVisit(appointmentId: string) {
  return useQuery(
    api.visit.get.queryOptions({ appointmentId }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  )
}
