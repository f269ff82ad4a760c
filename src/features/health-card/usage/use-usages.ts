import { useInfiniteQuery } from '@tanstack/react-query'
import { api, client } from '../../../api/client'
import { cursorPages } from '../../../api/cursor-pages'
import { pagedAnswer } from '../../../api/paged-answer'

/** Where a card was shown, in pages, the newest first. Kept nowhere: it says where somebody was. */
export function useUsages(patientId: string) {
  const query = useInfiniteQuery({
    queryKey: api.healthCard.usages.infiniteQueryKey({ patientId }),
    ...cursorPages((start, call) => client.healthCard.usages.query({ patientId, ...start }, call)),
    staleTime: 0,
  })
  return pagedAnswer(query)
}
