import { useInfiniteQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { pagedAnswer } from '../../api/paged-answer'
import { useSession } from '../../api/session'

/** Every payment of the account, the newest first. */
export function usePayments() {
  const isLoggedIn = useSession() !== null
  const query = useInfiniteQuery({
    queryKey: api.payment.list.infiniteQueryKey({}),
    ...cursorPages((start, call) => client.payment.list.query(start, call)),
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
    enabled: isLoggedIn,
  })
  return { isLoggedIn, ...pagedAnswer(query) }
}
