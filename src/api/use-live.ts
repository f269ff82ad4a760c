import { useEffect, useSyncExternalStore } from 'react'
import { onAppShown } from '../platform/app-shown'
import { liveAddress } from '../platform/live-address'
import { usePageVisible } from '../platform/page-visible'
import { openSocket } from '../platform/socket'
import { api, client, queryClient } from './client'
import { createLiveConnection, type LiveConnection, type LiveEvent } from './live-connection'
import { currentSession, onSessionChange } from './session'

/** As often as a waiting person would look; with a socket only in case that it is deaf. */
const POLL_MS = 5_000
const POLL_BESIDE_SOCKET_MS = 60_000

let connection: LiveConnection | undefined

/**
 * For a page that shows conversations: keeps what it asked fresh, by a socket where there is one and by asking where
 * there is none. Both ways the rows come from the same questions, so a page cannot tell the difference:
 * `useQuery(api.conversation.messages.queryOptions(input, { refetchInterval: useLive() }))`.
 *
 * @returns how often to ask, in milliseconds; false while the page is not on the screen
 */
export function useLive(): number | false {
  const isVisible = usePageVisible()
  const live = connectionOf()
  const isLive = useSyncExternalStore(live.onChange, live.isLive, live.isLive)
  useEffect(() => (isVisible ? live.listen(askAgain) : undefined), [isVisible, live])
  if (!isVisible) return false
  return isLive ? POLL_BESIDE_SOCKET_MS : POLL_MS
}

/** Opened by the first page that needs it. */
function connectionOf(): LiveConnection {
  if (connection) return connection
  const opened = createLiveConnection({
    takeTicket: async () => (await client.conversation.socketTicket.mutate({})).ticket,
    open: (events) => openSocket(liveAddress(), events),
    later(work, ms) {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
    random: Math.random,
  })
  let isShown = true
  const allow = () => opened.allow(isShown && currentSession() !== null)
  onAppShown((shown) => {
    isShown = shown
    allow()
  })
  onSessionChange(() => {
    // A socket speaks for the log-in that opened it.
    opened.allow(false)
    allow()
  })
  allow()
  connection = opened
  return opened
}

/** Lists may have changed whatever the news is of; of the threads, the one that it names. Pictures never change. */
function askAgain(event: LiveEvent): void {
  const { conversation } = api
  const lists = [conversation.mine, conversation.inbox]
  const threads = [conversation.messages, conversation.staffMessages]
  for (const asked of lists) void queryClient.invalidateQueries(asked.pathFilter())
  for (const asked of threads) {
    const filter = asked.pathFilter()
    if (event.kind === 'unsure') void queryClient.invalidateQueries(filter)
    else
      void queryClient.invalidateQueries({
        ...filter,
        predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(event.conversationId),
      })
  }
}
