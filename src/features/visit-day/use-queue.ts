import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { OPEN_STATUSES } from '#domain/appointment/status'
import { api, queryClient } from '../../api/client'
import { useLiveQueue } from '../../api/use-live'

/**
 * The live place in the line of a visit of today, while there is something to wait for: a socket says that it moved, and
 * where there is none the phone asks by itself. A phone in a pocket does neither.
 */
export function useQueue(visit: { readonly id: string; readonly status: string } | undefined) {
  const asked = { appointmentId: visit?.id ?? '' }
  const seen = queryClient.getQueryData(api.queue.get.queryKey(asked))?.status ?? visit?.status
  const askAgainMs = useLiveQueue(isAhead(visit?.status) && isAhead(seen))
  const query = useQuery(
    api.queue.get.queryOptions(asked, {
      enabled: visit !== undefined,
      refetchOnMount: 'always',
      refetchInterval: askAgainMs,
    }),
  )
  const status = query.data?.status
  const known = visit?.status
  useEffect(() => {
    // The desk or the doctor took a step: whatever else shows this visit is old.
    if (status === undefined || status === known) return
    void queryClient.invalidateQueries(api.appointment.pathFilter())
    void queryClient.invalidateQueries(api.visit.summary.pathFilter())
  }, [status, known])
  return query
}

function isAhead(status: string | undefined): boolean {
  return OPEN_STATUSES.some((open) => open === status)
}
