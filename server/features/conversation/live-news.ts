import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { localDateOf } from '#domain/kernel/time'
import { seesRecords } from '#domain/patient/adolescent'
import type { Context } from '../../platform/context'
import { gatherNews } from '../../platform/live/gather-news'
import type { LiveSockets } from '../../platform/live/live-socket'
import type { Log } from '../../platform/log'
import { type Hearer, listHearers } from './socket-store'
import { openLogIns } from './socket-ticket'

const News = z.object({ conversationId: z.uuid(), seq: z.int() })

type Needs = Pick<Context, 'db' | 'now'> & {
  readonly log: Log
  readonly sockets: Pick<LiveSockets, 'listeners' | 'send'>
}

/**
 * Passes on that a conversation has something new, to those who may read it at this moment and whose log-in is good.
 *
 * @returns takes the text of a notification
 */
export function createLiveNews(needs: Needs): (text: string) => void {
  const { log } = needs
  const said = gatherNews<number>({ passOn: (news) => passOn(needs, news), merge: Math.max, log })
  return (text) => {
    const news = newsIn(text)
    if (!news) return log.error('somebody else speaks on the channel of conversations')
    said(news.conversationId, news.seq)
  }
}

function newsIn(text: string): z.infer<typeof News> | null {
  try {
    return News.parse(JSON.parse(text))
  } catch {
    return null
  }
}

async function passOn(needs: Needs, news: ReadonlyMap<string, number>): Promise<void> {
  const listeners = needs.sockets.listeners()
  if (listeners.length === 0) return
  const today = localDateOf(needs.now())
  const accountIds = [...new Set(listeners.map(({ accountId }) => accountId))]
  const found = await listHearers(needs.db, [...news.keys()], accountIds, CLINICAL_ROLES, today)
  const hearers = found.filter((hearer) => mayRead(hearer, today))
  if (hearers.length === 0) return
  const readers = new Set(hearers.map(({ accountId }) => accountId))
  const reading = listeners.filter(({ accountId }) => readers.has(accountId))
  const open = await openLogIns(needs, [...new Set(reading.map(({ tokenId }) => tokenId))])
  const told = new Set<string>()
  for (const { tokenId, accountId } of reading.filter((listener) => open.has(listener.tokenId))) {
    for (const { conversationId } of hearers.filter((hearer) => hearer.accountId === accountId)) {
      if (told.has(`${tokenId}/${conversationId}`)) continue
      told.add(`${tokenId}/${conversationId}`)
      const seq = news.get(conversationId)
      needs.sockets.send(tokenId, { kind: 'news', conversationId, seq })
    }
  }
}

function mayRead({ guardian }: Hearer, today: Parameters<typeof seesRecords>[1]): boolean {
  return guardian === null || seesRecords(guardian, today)
}
