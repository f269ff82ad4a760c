import { useInfiniteQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { pagedAnswer } from '../../api/paged-answer'

type Page = Awaited<ReturnType<typeof client.fund.cases.query>>
/** Cases have no names; the list only grows at its end, so that its places tell them apart. */
export type FundCase = Page['rows'][number] & { readonly key: string }

/** Aid that was given, as far as nobody can tell to whom. */
export function useFundCases() {
  const query = useInfiniteQuery({
    queryKey: api.fund.cases.infiniteQueryKey({}),
    ...cursorPages((start, call) => client.fund.cases.query(start, call)),
    select: ({ pages }) =>
      pages.flatMap(({ rows }) => rows).map((row, place) => ({ ...row, key: String(place) })),
  })
  return pagedAnswer(query)
}
