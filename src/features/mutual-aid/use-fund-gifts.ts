import { useInfiniteQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { pagedAnswer } from '../../api/paged-answer'

type Page = Awaited<ReturnType<typeof client.fund.gifts.query>>
/** Two gifts may be alike in all that is shown; the list only grows at its end, so that its places tell them apart. */
export type FundGift = Page['rows'][number] & { readonly key: string }

/** What was given to the fund, the last day first. */
export function useFundGifts() {
  const query = useInfiniteQuery({
    queryKey: api.fund.gifts.infiniteQueryKey({}),
    ...cursorPages((start, call) => client.fund.gifts.query(start, call)),
    select: ({ pages }) =>
      pages.flatMap(({ rows }) => rows).map((row, place) => ({ ...row, key: String(place) })),
  })
  return pagedAnswer(query)
}
