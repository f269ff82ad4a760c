import { useEffect, useSyncExternalStore } from 'react'
import { liveAddress } from '../platform/network/live-address'
import { openSocket } from '../platform/network/socket'
import { onAppShown } from '../platform/screen/app-shown'
import { usePageVisible } from '../platform/screen/page-visible'
import { api, client, queryClient } from './client'
import { createLiveConnection, type LiveConnection, type LiveEvent } from './live-connection'
import { currentSession, onSessionChange } from './session'

/** As often as a waiting person would look; with a socket only in case that it is deaf. */
const POLL_MS = 5_000
const POLL_BESIDE_SOCKET_MS = 60_000
/** A line moves by the minute. */
const QUEUE_POLL_MS = 10_000

let connection: LiveConnection | undefined

/**
 * For a page that shows conversations: keeps what it asked fresh, by a socket where there is one and by asking where
 * there is none. Both ways the rows come from the same questions, so a page cannot tell the difference:
 * `useQuery(api.conversation.messages.queryOptions(input, { refetchInterval: useLive() }))`.
 *
 * @returns how often to ask, in milliseconds; false while the page is not on the screen
 */
export function useLive(): number | false {
  const hearing = useHearing(askAgain, true)
  return hearing === null ? false : hearing ? POLL_BESIDE_SOCKET_MS : POLL_MS
}

/** The same for a page that shows somebody's place in the line of their visit; false also while it waits for nothing. */
export function useLiveQueue(waits: boolean): number | false {
  const hearing = useHearing(askQueueAgain, waits)
  return hearing === null ? false : hearing ? POLL_BESIDE_SOCKET_MS : QUEUE_POLL_MS
}

/** @returns whether a socket hears; null while the page is not on the screen or has nothing to hear */
function useHearing(hear: (event: LiveEvent) => void, wants: boolean): boolean | null {
  const hears = usePageVisible() && wants
  const live = connectionOf()
  const isLive = useSyncExternalStore(live.onChange, live.isLive, live.isLive)
  useEffect(() => (hears ? live.listen(hear) : undefined), [hears, live, hear])
  return hears ? isLive : null
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
  if (event.kind === 'queue') return
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

function askQueueAgain(event: LiveEvent): void {
  if (event.kind !== 'news') void queryClient.invalidateQueries(api.queue.pathFilter())
}
