import { createLiveNews } from './features/conversation/live-news'
import { NEWS_CHANNEL } from './features/conversation/message-store'
import { openLogIns, redeemTicket } from './features/conversation/socket-ticket'
import type { Config } from './platform/config'
import type { Context } from './platform/context'
import { createLiveSockets, type LiveSockets } from './platform/live-socket'
import type { Log } from './platform/log'
import { listenTo } from './platform/notification-feed'

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

/** Sockets on which phones hear of conversations, whichever server process the news came from. */
export async function startLive({ databaseUrl, config, shared, log, heartbeatMs }: Options): Promise<Live> {
  const sockets = createLiveSockets({
    log,
    publicOrigins: config.publicOrigins,
    redeem: (ticket) => redeemTicket(shared, ticket),
    openLogIns: (tokenIds) => openLogIns(shared, tokenIds),
    ...(heartbeatMs && { heartbeatMs }),
  })
  const feed = await listenTo({
    databaseUrl,
    channel: NEWS_CHANNEL,
    log,
    onText: createLiveNews({ ...shared, log, sockets }),
    onLost: sockets.pause,
    onBack: sockets.resume,
  })
  return { sockets, stop: feed.stop }
}
