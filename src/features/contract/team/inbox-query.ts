import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, client, queryClient } from '../../../api/client'
import { cursorPages } from '../../../api/cursor-pages'
import { pagedAnswer } from '../../../api/paged-answer'
import { useWrite } from '../../../api/use-write'

export type InboxTab = 'waiting' | 'need-info' | 'signed' | 'unconfirmed'
type Inbox = Awaited<ReturnType<typeof client.contract.inbox.query>>
export type InboxRow = Inbox['rows'][number]
export type Application = Awaited<ReturnType<typeof client.contract.application.query>>

/** What staff read of applicants is asked anew each time and kept nowhere. */
const FRESH = { gcTime: 0, staleTime: 0 } as const

/** A tab of a team's applications; `teamId` undefined: nothing is asked yet. */
export function useInbox(teamId: string | undefined, tab: InboxTab) {
  const wish = { teamId: teamId ?? '', tab }
  const query = useInfiniteQuery({
    queryKey: api.contract.inbox.infiniteQueryKey(wish),
    ...cursorPages((start, call) => client.contract.inbox.query({ ...wish, ...start }, call)),
    enabled: teamId !== undefined,
    ...FRESH,
  })
  return pagedAnswer(query)
}

export function useApplication(id: string) {
  return useQuery(api.contract.application.queryOptions({ id }, { enabled: id !== '', ...FRESH }))
}

/** A decision of the team: whatever came of it, the inbox and the team's load are asked again. */
export function useInboxWrite<Whole extends { idempotencyKey: string }, Output>(
  send: (whole: Whole) => Promise<Output>,
) {
  return useWrite(async (whole: Whole) => {
    try {
      return await send(whole)
    } finally {
      void queryClient.invalidateQueries(api.contract.pathFilter())
      void queryClient.invalidateQueries(api.careTeam.pathFilter())
    }
  })
}
