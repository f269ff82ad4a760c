import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import type { DocumentType } from '#domain/patient/document-type'
import { answerState } from '../../api/answer-state'
import { api, client, queryClient } from '../../api/client'
import { pagedAnswer } from '../../api/paged-answer'

/** One question with both its sides; kept nowhere once it is off the screen. */
export function useMergeQuestion(id: string) {
  const query = useQuery(api.mergeRequest.get.queryOptions({ id }, { gcTime: 0 }))
  return answerState(query)
}

/** One request whole, for the county's desk. */
export function useGuardianshipRequest(id: string) {
  const query = useQuery(api.guardianship.staffGet.queryOptions({ id }, { gcTime: 0 }))
  return answerState(query)
}

/** Open questions, the oldest first, page by page. */
export function useOpenMerges() {
  const query = useInfiniteQuery({
    queryKey: api.mergeRequest.list.infiniteQueryKey({}),
    queryFn: ({ pageParam, signal }) =>
      client.mergeRequest.list.query(pageParam === null ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    gcTime: 0,
    staleTime: 0,
  })
  return pagedAnswer(query)
}

/** Requests about the person of a document in hand; a number is typed for one answer and kept by nobody. */
export function useFindRequests() {
  return useMutation({
    mutationFn: (document: { documentType: DocumentType; number: string }) =>
      client.guardianship.staffFind.query(document),
    gcTime: 0,
  })
}

/** After an answer: whatever lists questions asks again. */
export function renewMerges(): void {
  void queryClient.invalidateQueries(api.mergeRequest.list.pathFilter())
}
