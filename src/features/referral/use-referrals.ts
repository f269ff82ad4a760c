import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api, client, queryClient } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { pagedAnswer } from '../../api/paged-answer'
import { useWrite } from '../../api/use-write'

type Page = Awaited<ReturnType<typeof client.referral.list.query>>
/** A referral as staff of either place see it. */
export type DeskReferral = Page['rows'][number]
export type Direction = Parameters<typeof client.referral.list.query>[0]['direction']
type Mine = Awaited<ReturnType<typeof client.referral.mine.query>>
/** A referral as the child's family sees it. */
export type OwnReferral = Mine['rows'][number]
export type Places = Awaited<ReturnType<typeof client.referral.places.query>>

/** Children sent to the places of this member of staff, or from them; asked anew whenever the list is opened. */
export function useReferralDesk(direction: Direction) {
  const query = useInfiniteQuery({
    queryKey: api.referral.list.infiniteQueryKey({ direction }),
    ...cursorPages((start, call) => client.referral.list.query({ direction, ...start }, call)),
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
    staleTime: 0,
  })
  return pagedAnswer(query)
}

export function useOwnReferrals(patientId: string) {
  const query = useQuery(api.referral.mine.queryOptions({ patientId }, { enabled: patientId !== '' }))
  return { state: answerState(query), refetch: query.refetch }
}

export function usePlaces() {
  return useQuery(api.referral.places.queryOptions({}))
}

/** A write after which every list of referrals is asked for again. */
export function useReferralWrite<Whole extends { idempotencyKey: string }, Output>(
  send: (whole: Whole) => Promise<Output>,
) {
  return useWrite(async (whole: Whole) => {
    try {
      return await send(whole)
    } finally {
      void queryClient.invalidateQueries(api.referral.pathFilter())
    }
  })
}
