import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RawData, WebSocket } from 'ws'
import * as z from 'zod/mini'
import { refuseRequest } from '../http/http-refusal'
import { type RateLimits, registerRateLimits } from '../http/rate-limits'
import type { Log } from '../log'

/** Who listens on a socket: one log-in of one account. */
export interface LiveListener {
  readonly tokenId: string
  readonly accountId: string
}

export interface LiveSockets {
  /** Opens `LIVE_PATH` on a server that has no routes yet. */
  readonly register: (app: FastifyInstance, limits: RateLimits) => Promise<void>
  readonly listeners: () => readonly LiveListener[]
  /** To every socket of an account's log-in. */
  readonly send: (tokenId: string, news: object) => void
  /** While this process hears nothing itself nobody may believe that it would tell: phones ask by themselves. */
  readonly pause: () => void
  readonly resume: () => void
}

interface Options {
  readonly log: Log
  /** Other sites whose pages may open a socket. */
  readonly publicOrigins: readonly string[]
  /** Whom a one-time ticket lets listen. */
  readonly redeem: (ticket: string) => Promise<LiveListener | null>
  /** Of these log-ins, those that are still good. */
  readonly openLogIns: (tokenIds: readonly string[]) => Promise<ReadonlySet<string>>
  /** How often a silent connection is tried, in milliseconds. */
  readonly heartbeatMs?: number
}

interface Listening extends LiveListener {
  readonly socket: WebSocket
  /** Has answered since the last beat. */
  isAlive: boolean
}

export const LIVE_PATH = '/live'
/** A ticket and its frame; nothing else ever comes from a phone. */
const MAX_PAYLOAD_BYTES = 512
const HEARTBEAT_MS = 25_000
const TICKET_WAIT_MS = 5_000
/** A phone, a tablet and a few windows; the oldest makes room, because a phone that lost its network left one behind. */
const SOCKETS_OF_ACCOUNT = 5
const SOCKETS_OF_PROCESS = 10_000
const CUT_AFTER_MS = 500

/** Close codes of RFC 6455, and our own from 4000 on. */
const CLOSE = {
  goingAway: 1001,
  policy: 1008,
  restart: 1012,
  tryLater: 1013,
  notLoggedIn: 4401,
  replaced: 4409,
}

const Greeting = z.strictObject({ ticket: z.string().check(z.minLength(1), z.maxLength(100)) })

/**
 * Sockets over which a phone hears that there is something new, and never what: the rows are asked for like any others,
 * with their rights. A socket is for whoever shows a ticket as its first words; nothing secret stands in the address.
 */
export function createLiveSockets(options: Options): LiveSockets {
  const { log, heartbeatMs = HEARTBEAT_MS } = options
  const listening = new Set<Listening>()
  let isPaused = true
  let connected = 0

  function accept(socket: WebSocket): void {
    connected += 1
    socket.once('close', () => {
      connected -= 1
    })
    if (isPaused || connected > SOCKETS_OF_PROCESS) return socket.close(CLOSE.tryLater)
    const late = setTimeout(() => socket.close(CLOSE.policy), TICKET_WAIT_MS)
    socket.once('close', () => clearTimeout(late))
    socket.once('message', (data) => {
      clearTimeout(late)
      socket.once('message', () => socket.close(CLOSE.policy))
      greet(socket, data).catch((err: unknown) => {
        log.warn({ err }, 'a socket could not be opened')
        socket.close(CLOSE.tryLater)
      })
    })
  }

  async function greet(socket: WebSocket, data: RawData): Promise<void> {
    const greeting = Greeting.safeParse(parsed(data)).data
    const listener = greeting && (await options.redeem(greeting.ticket))
    if (!listener) return socket.close(CLOSE.notLoggedIn)
    if (isPaused) return socket.close(CLOSE.tryLater)
    if (socket.readyState !== socket.OPEN) return
    const added: Listening = { ...listener, socket, isAlive: true }
    makeRoom(added.accountId)
    listening.add(added)
    socket.once('close', () => listening.delete(added))
    socket.on('pong', () => {
      added.isAlive = true
    })
    say(socket, { kind: 'ready' })
  }

  function makeRoom(accountId: string): void {
    const own = [...listening].filter((each) => each.accountId === accountId)
    for (const each of own.slice(0, Math.max(0, own.length - SOCKETS_OF_ACCOUNT + 1))) {
      end(each, CLOSE.replaced, 'replaced')
    }
  }

  /** A browser does not tell its page the close code, so the reason goes ahead in words. */
  function end(each: Listening, code: number, reason: 'replaced' | 'logged-out' | 'restart'): void {
    listening.delete(each)
    say(each.socket, { kind: 'over', reason })
    each.socket.close(code)
  }

  async function beat(): Promise<void> {
    for (const each of listening) {
      if (!each.isAlive) each.socket.terminate()
      each.isAlive = false
      each.socket.ping()
      say(each.socket, { kind: 'beat' })
    }
    const tokenIds = [...new Set([...listening].map(({ tokenId }) => tokenId))]
    if (tokenIds.length === 0) return
    const open = await options.openLogIns(tokenIds)
    for (const each of [...listening].filter(
      ({ tokenId }) => tokenIds.includes(tokenId) && !open.has(tokenId),
    )) {
      end(each, CLOSE.notLoggedIn, 'logged-out')
    }
  }

  return {
    async register(app, limits) {
      await app.register(websocket, {
        options: { maxPayload: MAX_PAYLOAD_BYTES },
        errorHandler: (_error, socket) => socket.terminate(),
        preClose(done) {
          closeAll(this.websocketServer.clients)
          this.websocketServer.close(() => done())
        },
      })
      await app.register(async (scope) => {
        registerRateLimits(scope, limits)
        scope.addHook('preValidation', async (request, reply) => {
          if (!isFromOurPages(request, options.publicOrigins)) return refuseRequest(reply, 'not_permitted')
        })
        scope.get(LIVE_PATH, { websocket: true }, accept)
      })
      const timer = setInterval(() => {
        beat().catch((err: unknown) => log.warn({ err }, 'sockets could not be looked after'))
      }, heartbeatMs)
      app.addHook('onClose', async () => clearInterval(timer))
    },
    listeners: () => [...listening],
    send(tokenId, news) {
      for (const each of listening) if (each.tokenId === tokenId) say(each.socket, news)
    },
    pause() {
      isPaused = true
      for (const each of listening) end(each, CLOSE.restart, 'restart')
    },
    resume() {
      isPaused = false
    },
  }
}

function say(socket: WebSocket, news: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(news))
}

/** A phone that has gone would keep the server from stopping. */
function closeAll(sockets: ReadonlySet<WebSocket>): void {
  for (const socket of sockets) {
    socket.close(CLOSE.goingAway)
    setTimeout(() => socket.terminate(), CUT_AFTER_MS)
  }
}

/** WeChat's mini-programs name no origin, or WeChat's own. A page of somebody else's site does not get in. */
function isFromOurPages({ headers, host }: FastifyRequest, publicOrigins: readonly string[]): boolean {
  const { origin } = headers
  if (origin === undefined || origin === 'https://servicewechat.com') return true
  if (publicOrigins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/** `ws` hands over Buffers unless it is asked for something else. */
function parsed(data: RawData): unknown {
  try {
    return JSON.parse((data as Buffer).toString('utf8'))
  } catch {
    return null
  }
}
