import { useInfiniteQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client'
import { pagedAnswer } from '../../api/paged-answer'
import { useSession } from '../../api/session'

type Page = Awaited<ReturnType<typeof client.payment.list.query>>

/** Every payment of the account, the newest first. */
export function usePayments() {
  const isLoggedIn = useSession() !== null
  const query = useInfiniteQuery({
    queryKey: api.payment.list.infiniteQueryKey({}),
    queryFn: ({ pageParam, signal }) =>
      client.payment.list.query(pageParam === null ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: Page) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
    enabled: isLoggedIn,
  })
  return { isLoggedIn, ...pagedAnswer(query) }
}
