import { createLiveNews } from './features/conversation/live-news'
import { NEWS_CHANNEL } from './features/conversation/message-store'
import { openLogIns, redeemTicket } from './features/conversation/socket-ticket'
import { createQueueNews, QUEUE_CHANNEL } from './features/visit/queue-news'
import type { Config } from './platform/config/config'
import type { Context } from './platform/context'
import { createLiveSockets, type LiveSockets } from './platform/live/live-socket'
import { listenTo } from './platform/live/notification-feed'
import type { Log } from './platform/log'

interface Options {
  readonly databaseUrl: string
  readonly config: Pick<Config, 'publicOrigins'>
  readonly shared: Pick<Context, 'db' | 'now'>
  readonly log: Log
  readonly heartbeatMs?: number
}

export interface Live {
  readonly sockets: LiveSockets
  readonly stop: () => Promise<void>
}

/** Sockets on which phones hear of conversations and lines, whichever server process the news came from. */
export async function startLive({ databaseUrl, config, shared, log, heartbeatMs }: Options): Promise<Live> {
  const stillOpen = (tokenIds: readonly string[]) => openLogIns(shared, tokenIds)
  const sockets = createLiveSockets({
    log,
    publicOrigins: config.publicOrigins,
    redeem: (ticket) => redeemTicket(shared, ticket),
    openLogIns: stillOpen,
    ...(heartbeatMs && { heartbeatMs }),
  })
  const feed = await listenTo({
    databaseUrl,
    log,
    channels: {
      [NEWS_CHANNEL]: createLiveNews({ ...shared, log, sockets }),
      [QUEUE_CHANNEL]: createQueueNews({ ...shared, log, sockets, openLogIns: stillOpen }),
    },
    onLost: sockets.pause,
    onBack: sockets.resume,
  })
  return { sockets, stop: feed.stop }
}
