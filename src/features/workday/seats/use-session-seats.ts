import { useQuery } from '@tanstack/react-query'
import { api, client } from '../../../api/client'
import { useDayStep } from '../use-day-step'

/** The seats of one session, or nothing while none is chosen. */
export function useSessionSeats(sessionId: string | undefined) {
  return useQuery(
    api.session.seats.queryOptions(
      { sessionId: sessionId ?? '' },
      { enabled: sessionId !== undefined, refetchOnMount: 'always' },
    ),
  )
}

export type SessionSeats = NonNullable<ReturnType<typeof useSessionSeats>['data']>

/** Whom a stop would meet and what is there to offer, asked anew each time it is opened. */
export function useSuspensionPreview(stop: { sessionId: string; from?: string }, isOpen: boolean) {
  return useQuery(
    api.session.suspensionPreview.queryOptions(stop, { enabled: isOpen, gcTime: 0, staleTime: 0 }),
  )
}

export type SuspensionPreview = NonNullable<ReturnType<typeof useSuspensionPreview>['data']>

/** What staff change about a session besides stopping it. */
export function useSeatSteps() {
  const extending = useDayStep(client.session.extend.mutate)
  const resuming = useDayStep(client.session.resume.mutate)
  const adding = useDayStep(client.session.addExtra.mutate)
  return { extending, resuming, adding }
}
