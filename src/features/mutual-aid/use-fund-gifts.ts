import { useInfiniteQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client'
import { pagedAnswer } from '../../api/paged-answer'

type Page = Awaited<ReturnType<typeof client.fund.gifts.query>>
/** Two gifts may be alike in all that is shown; the list only grows at its end, so that its places tell them apart. */
export type FundGift = Page['rows'][number] & { readonly key: string }

/** What was given to the fund, the last day first. */
export function useFundGifts() {
  const query = useInfiniteQuery({
    queryKey: api.fund.gifts.infiniteQueryKey({}),
    queryFn: ({ pageParam, signal }) =>
      client.fund.gifts.query(pageParam === null ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: Page) => nextCursor,
    select: ({ pages }) =>
      pages.flatMap(({ rows }) => rows).map((row, place) => ({ ...row, key: String(place) })),
  })
  return pagedAnswer(query)
}
