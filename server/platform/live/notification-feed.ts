import pg from 'pg'
import type { Log } from '../log'

interface Options {
  readonly databaseUrl: string
  readonly log: Log
  /** What hears the texts of each channel. */
  readonly channels: Readonly<Record<string, (text: string) => void>>
  /** Nothing is heard from now on; what was said meanwhile is lost. */
  readonly onLost: () => void
  readonly onBack: () => void
}

export interface NotificationFeed {
  readonly stop: () => Promise<void>
}

const CONNECT_TIMEOUT_MS = 2_500
const RETRY_PAUSE_MS = 1_000
/** A connection that died without a word is found by asking it something. */
const ASK_EVERY_MS = 10_000
const ASK_TIMEOUT_MS = 3_000

/**
 * Hears what any server process says on channels of PostgreSQL (LISTEN), on a connection of its own. It says when it
 * is deaf, and listens again as soon as the database is back.
 */
export async function listenTo({ databaseUrl, channels, log, ...heard }: Options): Promise<NotificationFeed> {
  let isStopped = false
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let asking: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: ASK_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'jiamenkou-news',
    })
    next.on('error', (err) => lose(next, err))
    next.on('end', () => lose(next, new Error('the connection ended')))
    next.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''))
    client = next
    try {
      await next.connect()
      const listening = Object.keys(channels).map((channel) => `LISTEN ${pg.escapeIdentifier(channel)}`)
      await next.query(listening.join('; '))
    } catch (err) {
      return lose(next, err)
    }
    if (client !== next) return
    asking = setInterval(() => {
      next.query('SELECT 1').catch((err: unknown) => lose(next, err))
    }, ASK_EVERY_MS)
    heard.onBack()
  }

  function lose(lost: pg.Client, err: unknown): void {
    if (client !== lost) return
    client = undefined
    clearInterval(asking)
    void lost.end().catch(() => {})
    if (isStopped) return
    log.warn({ err }, 'deaf to the other processes: listening again')
    heard.onLost()
    retry = setTimeout(() => void connect(), RETRY_PAUSE_MS)
  }

  await connect()
  return {
    async stop() {
      isStopped = true
      clearTimeout(retry)
      clearInterval(asking)
      const last = client
      client = undefined
      await last?.end().catch(() => {})
    },
  }
}
