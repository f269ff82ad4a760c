import { useInfiniteQuery } from '@tanstack/react-query'
import { api, client } from '../../../api/client'
import { pagedAnswer } from '../../../api/paged-answer'

/** Where a card was shown, in pages, the newest first. Kept nowhere: it says where somebody was. */
export function useUsages(patientId: string) {
  const query = useInfiniteQuery({
    queryKey: api.healthCard.usages.infiniteQueryKey({ patientId }),
    queryFn: ({ pageParam, signal }) =>
      client.healthCard.usages.query(
        { patientId, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  })
  return pagedAnswer(query)
}
