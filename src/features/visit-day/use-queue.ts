import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { OPEN_STATUSES } from '#domain/appointment/status'
import { api, queryClient } from '../../api/client'
import { usePageVisible } from '../../platform/page-visible'

/** A line moves by the minute; a phone in a pocket must not ask. */
const ASK_AGAIN_MS = 10_000

/** The live place in the line of a visit of today; asks on while there is something to wait for. */
export function useQueue(visit: { readonly id: string; readonly status: string } | undefined) {
  const isVisible = usePageVisible()
  const query = useQuery(
    api.queue.get.queryOptions(
      { appointmentId: visit?.id ?? '' },
      {
        enabled: visit !== undefined,
        refetchOnMount: 'always',
        refetchInterval: ({ state }) =>
          isVisible && isAhead(state.data?.status ?? visit?.status) ? ASK_AGAIN_MS : false,
      },
    ),
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
