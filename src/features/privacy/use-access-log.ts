import { useInfiniteQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { pagedAnswer } from '../../api/paged-answer'

/** Who looked at a person, in pages of fifty. Kept nowhere: the log is sensitive itself (journeys E3 43). */
export function useAccessLog(patientId: string) {
  const query = useInfiniteQuery({
    queryKey: api.record.accessLog.infiniteQueryKey({ patientId }),
    ...cursorPages((start, call) => client.record.accessLog.query({ patientId, ...start }, call)),
    staleTime: 0,
  })
  return pagedAnswer(query)
}

export type AccessLogRow = Extract<
  ReturnType<typeof useAccessLog>['state'],
  { kind: 'ready' }
>['answer']['pages'][number]['rows'][number]
