import * as z from 'zod/mini'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { gatherNews } from '../../platform/live/gather-news'
import type { LiveSockets } from '../../platform/live/live-socket'
import type { Log } from '../../platform/log'
import { listQueueHearers } from './queue-hearer-store'

/** The channel on which triggers say which session's line moved. */
export const QUEUE_CHANNEL = 'queue_news'

type Needs = Pick<Context, 'db' | 'now'> & {
  readonly log: Log
  readonly sockets: Pick<LiveSockets, 'listeners' | 'send'>
  /** Of these log-ins, those that are still good. */
  readonly openLogIns: (tokenIds: readonly string[]) => Promise<ReadonlySet<string>>
}

const SessionId = z.uuid()

/**
 * Passes on to the families of a line that it moved (decision 197): that, and of which of their visits. Their place and
 * their number they ask for.
 *
 * @returns takes the text of a notification
 */
export function createQueueNews(needs: Needs): (text: string) => void {
  const { log } = needs
  const moved = gatherNews<true>({
    passOn: (sessions) => passOn(needs, [...sessions.keys()]),
    merge: () => true,
    log,
  })
  return (text) => {
    const { data: sessionId } = SessionId.safeParse(text)
    if (!sessionId) return log.error('somebody else speaks on the channel of lines')
    moved(sessionId, true)
  }
}

async function passOn({ db, now, sockets, openLogIns }: Needs, sessionIds: readonly string[]): Promise<void> {
  const listeners = sockets.listeners()
  if (listeners.length === 0) return
  const accountIds = [...new Set(listeners.map(({ accountId }) => accountId))]
  const hearers = await listQueueHearers(db, sessionIds, accountIds, localDateOf(now()))
  if (hearers.length === 0) return
  const waiting = new Set(hearers.map(({ accountId }) => accountId))
  const logIns = new Map(
    listeners
      .filter(({ accountId }) => waiting.has(accountId))
      .map(({ tokenId, accountId }) => [tokenId, accountId]),
  )
  // Only of those who are told something: a line moves for a handful, and a whole county listens.
  const open = await openLogIns([...logIns.keys()])
  for (const [tokenId, accountId] of logIns) {
    if (!open.has(tokenId)) continue
    for (const { appointmentId } of hearers.filter((hearer) => hearer.accountId === accountId)) {
      sockets.send(tokenId, { kind: 'queue', appointmentId })
    }
  }
}
