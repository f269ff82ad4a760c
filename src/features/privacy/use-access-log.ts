import { useInfiniteQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api, client } from '../../api/client'

/** Who looked at a person, in pages of fifty. Kept nowhere: the log is sensitive itself (journeys E3 43). */
export function useAccessLog(patientId: string) {
  const query = useInfiniteQuery({
    queryKey: api.record.accessLog.infiniteQueryKey({ patientId }),
    queryFn: ({ pageParam, signal }) =>
      client.record.accessLog.query(
        { patientId, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  })
  return {
    state: answerState(query),
    refetch: query.refetch,
    more: query.hasNextPage
      ? { load: () => void query.fetchNextPage(), loading: query.isFetchingNextPage }
      : null,
  }
}

export type AccessLogRow = Extract<
  ReturnType<typeof useAccessLog>['state'],
  { kind: 'ready' }
>['answer']['pages'][number]['rows'][number]
