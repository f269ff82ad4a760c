import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { answerState } from './answer-state'

/** A list that comes in pages: what is known of it, and how the next page is fetched; null where there is none. */
export function pagedAnswer<Pages>(query: UseInfiniteQueryResult<Pages>) {
  return {
    state: answerState(query),
    refetch: query.refetch,
    more: query.hasNextPage
      ? { load: () => void query.fetchNextPage(), loading: query.isFetchingNextPage }
      : null,
  }
}
