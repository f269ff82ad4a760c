import { useInfiniteQuery } from '@tanstack/react-query'
import { useDidShow } from '@tarojs/taro'
import { api, client, queryClient } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { pagedAnswer } from '../../api/paged-answer'
import { useSession } from '../../api/session'
import { useWrite } from '../../api/use-write'

/** The inbox in pages of fifty; the newest stay readable without a network. */
export function useInbox() {
  const isLoggedIn = useSession() !== null
  // Not by tRPC's own options: they would send a field more than the server takes.
  const query = useInfiniteQuery({
    queryKey: api.message.list.infiniteQueryKey({}),
    ...cursorPages((start, call) => client.message.list.query(start, call)),
    enabled: isLoggedIn,
    meta: { kept: 'sealed' },
  })
  const reading = useWrite(client.message.read.mutate)
  useDidShow(() => void (isLoggedIn && query.refetch()))

  return {
    isLoggedIn,
    ...pagedAnswer(query),
    /** Nobody waits for it: what could not be marked stays unread and is marked at the next tap. */
    read: (ids: readonly string[]): void => {
      if (ids.length === 0) return
      reading.mutate(
        { ids: ids.slice(0, 50) },
        { onSettled: () => void queryClient.invalidateQueries(api.message.pathFilter()) },
      )
    },
  }
}

export type InboxMessage = Extract<
  ReturnType<typeof useInbox>['state'],
  { kind: 'ready' }
>['answer']['pages'][number]['rows'][number]
