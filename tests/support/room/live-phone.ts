import { EventEmitter, once } from 'node:events'
import { type ClientOptions, WebSocket } from 'ws'
import { appRouter } from '#server/app-router'
import { authenticate } from '#server/features/auth/authenticate'
import { startLive } from '#server/live'
import type { Context } from '#server/platform/context'
import { closeHttpServer, createHttpServer } from '#server/platform/http/http'
import { createLog } from '#server/platform/log'
import type { TestApp } from './test-app'

export interface LiveServer {
  /** `http://127.0.0.1:…` */
  readonly address: string
  readonly stop: () => Promise<void>
}

/** One server process's worth of the API and its sockets, on the test's database and clock. */
export async function startLiveServer(
  app: TestApp,
  { heartbeatMs = 60_000, port = 0 }: { heartbeatMs?: number; port?: number } = {},
): Promise<LiveServer> {
  const { db, pool, databaseUrl } = app.database
  const now = app.clock.now
  const log = createLog('silent')
  const config = {
    isProduction: false,
    trustedProxies: [],
    publicOrigins: ['https://friend.example.org'],
    accountRequestsPerMinute: 100_000,
    deviceRequestsPerMinute: 100_000,
    addressRequestsPerMinute: 100_000,
  }
  const live = await startLive({ databaseUrl, config, shared: { db, now }, log, heartbeatMs })
  const server = await createHttpServer({
    config,
    log,
    pool,
    router: appRouter,
    createContext: async ({ req }): Promise<Context> => {
      const token = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1]
      return { ...app.context(null), account: token ? await authenticate(db, token, now()) : null }
    },
    webFolder: 'does-not-exist',
    isStopping: () => false,
    sockets: live.sockets,
  })
  const address = await server.listen({ host: '127.0.0.1', port })
  return {
    address,
    async stop() {
      await closeHttpServer(server)
      await live.stop()
    },
  }
}

export interface LivePhone {
  readonly socket: WebSocket
  /** Everything that was said to it. */
  readonly heard: readonly Record<string, unknown>[]
  /** The first thing said, before or from now on, for which it is true. */
  readonly hears: (isIt: (said: Record<string, unknown>) => boolean) => Promise<Record<string, unknown>>
  /** The code with which it was closed. */
  readonly closed: Promise<number>
}

/** A connection that has not said anything yet. */
export async function dial(address: string, options: ClientOptions = {}): Promise<LivePhone> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/live`, options)
  const heard: Record<string, unknown>[] = []
  const ear = new EventEmitter().setMaxListeners(100)
  const closed = new Promise<number>((resolve) => {
    socket.once('close', (code) => {
      resolve(code)
      ear.emit('said')
    })
  })
  socket.on('message', (data: Buffer) => {
    heard.push(JSON.parse(data.toString()))
    ear.emit('said')
  })
  await once(socket, 'open')
  return {
    socket,
    heard,
    closed,
    async hears(isIt) {
      for (;;) {
        const said = heard.find(isIt)
        if (said) return said
        if (socket.readyState === WebSocket.CLOSED) throw new Error('the connection was closed before')
        await once(ear, 'said')
      }
    },
  }
}

/** A phone that listens. */
export async function listen(address: string, ticket: string): Promise<LivePhone> {
  const phone = await dial(address)
  phone.socket.send(JSON.stringify({ ticket }))
  await phone.hears(({ kind }) => kind === 'ready')
  return phone
}

export const isNews = ({ kind }: Record<string, unknown>): boolean => kind === 'news'
