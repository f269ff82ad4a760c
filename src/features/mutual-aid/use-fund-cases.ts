import { useInfiniteQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client'
import { pagedAnswer } from '../../api/paged-answer'

type Page = Awaited<ReturnType<typeof client.fund.cases.query>>
export type FundCase = Page['rows'][number]

/** Aid that was given, as far as nobody can tell to whom. */
export function useFundCases() {
  const query = useInfiniteQuery({
    queryKey: api.fund.cases.infiniteQueryKey({}),
    queryFn: ({ pageParam, signal }) =>
      client.fund.cases.query(pageParam === null ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: Page) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
  })
  return pagedAnswer(query)
}
