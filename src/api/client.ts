import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { createTRPCClient, type TRPCLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { DAY_MS } from '#domain/kernel/time'
import type { AppRouter } from '#server/app-router'
import { onNetworkChange } from '../platform/network/network'
import { onAppShown } from '../platform/screen/app-shown'
import { untouchedMs } from '../platform/screen/last-touch'
import { deviceId } from './device-id'
import { failureOf } from './failure-of'
import { forgetAnswers, keepAnswers } from './kept-answers'
import { keptPlace } from './kept-place'
import { noteDateHeader, noteServerTime } from './server-clock'
import { currentSession, lapseSession, onSessionChange, type Session } from './session'
import { type Answer, taroLink } from './taro-link'
import { createWaits } from './wait-link'
import { forgetWordsOfOthers } from './words-of-others'

/** Who has no room at the server yet and asks again by itself. */
export const waits = createWaits({
  later(work, ms) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random,
  tickets: keptPlace,
})

/** Calls outside React, such as log-in. */
export const client = createTRPCClient<AppRouter>({
  links: [
    waits.link as TRPCLink<AppRouter>,
    taroLink({
      url: `${API_BASE}/trpc`,
      send: (options) => Taro.request(options),
      headers: callHeaders,
      onAnswer: readAnswer,
    }) as TRPCLink<AppRouter>,
  ],
})

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A call without a network fails at once and says so; waiting in silence would look like loading for ever.
      networkMode: 'always',
      refetchOnReconnect: 'always',
      retry: (tries, error) => tries < 1 && failureOf(error).kind === 'unreachable',
      retryDelay: 1000,
      // Somebody who comes back within the day without a network still sees what they saw.
      gcTime: DAY_MS,
    },
    // A write is sent again by its reader, with the same idempotency key, never behind their back.
    mutations: { networkMode: 'always', retry: false },
  },
})

/** `useQuery(api.slot.list.queryOptions({ … }))`, `useMutation(api.appointment.book.mutationOptions())`. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient })

/** A page that asks by itself says so: a desk that nobody touches must not stay logged in for it. */
const UNATTENDED_MS = 60_000

function callHeaders(): Record<string, string> {
  const session = currentSession()
  if (!session) return {}
  const own = { authorization: `Bearer ${session.token}`, 'x-device': deviceId() }
  return untouchedMs() < UNATTENDED_MS ? own : { ...own, 'x-unattended': '1' }
}

function readAnswer({ sentAtMs, receivedAtMs, header, bodies }: Answer): void {
  noteDateHeader(header.date, sentAtMs, receivedAtMs)
  for (const body of bodies as readonly AnswerBody[]) {
    const serverTime = body?.result?.data?.serverTime
    if (typeof serverTime === 'string') noteServerTime(serverTime, sentAtMs, receivedAtMs)
    if (body?.error?.data?.domainCode === 'not_logged_in') lapseSession()
  }
}

/** What is looked for in any answer; nothing else of it is trusted here. */
type AnswerBody =
  | { result?: { data?: { serverTime?: unknown } | null }; error?: { data?: { domainCode?: unknown } } }
  | null
  | undefined

/** Connects the cache with the phone: its network, its foreground, its storage and who is logged in. Once, at start. */
export function startClient(): void {
  onlineManager.setEventListener((setOnline) => onNetworkChange(setOnline))
  focusManager.setEventListener((setFocused) => onAppShown(setFocused))
  keepAnswers(queryClient)
  onSessionChange(renewAnswers)
  onSessionChange(forgetWordsOfOthers)
}

/** Whoever logs in again goes on with what is on the screen; for anybody else it is gone. */
function renewAnswers(now: Session | null, before: Session | null): void {
  if (now && now.account.id === before?.account.id) void queryClient.invalidateQueries()
  else forgetAnswers(queryClient)
}
