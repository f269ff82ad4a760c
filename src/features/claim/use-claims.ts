import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { LocalDate } from '#domain/kernel/time'
import { answerState } from '../../api/answer-state'
import { api, client, queryClient } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { pagedAnswer } from '../../api/paged-answer'
import { useSession } from '../../api/session'
import { useWrite } from '../../api/use-write'

type Page = Awaited<ReturnType<typeof client.claim.list.query>>
export type ClaimRow = Page['rows'][number]
export type ClaimView = Awaited<ReturnType<typeof client.claim.get.query>>
export type Prepared = Awaited<ReturnType<typeof client.claim.prepare.query>>
export type Estimate = Awaited<ReturnType<typeof client.claim.estimate.query>>
type PublicPage = Awaited<ReturnType<typeof client.claim.publicity.query>>
export type PublishedCase = PublicPage['rows'][number]
export type EstimateWish = Parameters<typeof client.claim.estimate.query>[0]

/** Every claim of the family's children, the newest first. */
export function useClaims() {
  const isLoggedIn = useSession() !== null
  const query = useInfiniteQuery({
    queryKey: api.claim.list.infiniteQueryKey({}),
    ...cursorPages((start, call) => client.claim.list.query(start, call)),
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
    enabled: isLoggedIn,
  })
  return pagedAnswer(query)
}

export function useClaim(id: string) {
  const query = useQuery(api.claim.get.queryOptions({ id }, { enabled: id !== '' }))
  return { state: answerState(query), refetch: query.refetch }
}

/** What is known for a claim already; asked anew when a form is opened. */
export function usePrepared(patientId: string, visitId: string | undefined) {
  const wish = visitId === undefined ? { patientId } : { patientId, visitId }
  const query = useQuery(api.claim.prepare.queryOptions(wish, { enabled: patientId !== '', staleTime: 0 }))
  return { state: answerState(query), refetch: query.refetch }
}

/** What the record knows around the day of an admission; nothing until the day is written. */
export function useKnownWay(patientId: string, admittedOn: LocalDate | null) {
  return useQuery(
    api.claim.prepare.queryOptions(
      { patientId, ...(admittedOn && { admittedOn }) },
      { enabled: patientId !== '' && admittedOn !== null },
    ),
  ).data
}

/** What each way would bring; nothing is asked until there is a bill to ask about. */
export function useEstimate(wish: EstimateWish | null) {
  return useQuery(
    api.claim.estimate.queryOptions(
      wish ?? {
        patientId: '',
        care: 'inpatient',
        hospitalLevel: 'tertiary',
        cause: 'illness',
        billedFen: 1,
        basicInsuranceFen: 0,
      },
      { enabled: wish !== null },
    ),
  )
}

export function usePublicity() {
  const query = useInfiniteQuery({
    queryKey: api.claim.publicity.infiniteQueryKey({}),
    ...cursorPages((start, call) => client.claim.publicity.query(start, call)),
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
  })
  return pagedAnswer(query)
}

/** A write after which claims, and what is left of the year, are asked for again. */
export function useClaimWrite<Whole extends { idempotencyKey: string }, Output>(
  send: (whole: Whole) => Promise<Output>,
) {
  return useWrite(async (whole: Whole) => {
    try {
      return await send(whole)
    } finally {
      void queryClient.invalidateQueries(api.claim.pathFilter())
      void queryClient.invalidateQueries(api.coverage.pathFilter())
    }
  })
}
