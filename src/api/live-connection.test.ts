import { beforeEach, expect, test } from 'vitest'
import type { SocketEvents } from '../platform/network/socket'
import { createLiveConnection, type LiveConnection, type LiveEvent, retryDelayMs } from './live-connection'

let sockets: { events: SocketEvents; sent: string[]; isClosed: boolean }[]
let timers: { work: () => void; ms: number }[]
let heard: LiveEvent[]
let isTicketRefused: boolean
let live: LiveConnection
let stop: () => void

beforeEach(async () => {
  sockets = []
  timers = []
  heard = []
  isTicketRefused = false
  live = createLiveConnection({
    takeTicket: async () => {
      if (isTicketRefused) throw new Error('no network')
      return `ticket ${sockets.length}`
    },
    open(events) {
      const socket = { events, sent: [] as string[], isClosed: false }
      sockets.push(socket)
      return {
        send: (text) => void socket.sent.push(text),
        close: () => {
          socket.isClosed = true
        },
      }
    },
    later(work, ms) {
      const timer = { work, ms }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    random: () => 1,
  })
  live.allow(true)
  stop = live.listen((event) => heard.push(event))
  await settled()
})

const settled = () => new Promise((resolve) => setImmediate(resolve))
const newest = () => sockets.at(-1) as (typeof sockets)[number]
const say = (said: object) => newest().events.onText(JSON.stringify(said))
const ready = () => {
  newest().events.onOpen()
  say({ kind: 'ready' })
}
/** What waits is done; there is never more than one thing. */
async function passTime(): Promise<number> {
  expect(timers).toHaveLength(1)
  const [timer] = timers.splice(0)
  timer?.work()
  await settled()
  return timer?.ms ?? 0
}

test('it shows its ticket first, and is live when the server says so', () => {
  newest().events.onOpen()
  expect(newest().sent).toEqual(['{"ticket":"ticket 0"}'])
  expect(live.isLive()).toBe(false)
  say({ kind: 'ready' })
  expect(live.isLive()).toBe(true)
  expect(heard).toEqual([{ kind: 'unsure' }])
})

test('it passes news on, and what it does not know it lets pass', () => {
  ready()
  say({ kind: 'news', conversationId: 'a', seq: 3 })
  say({ kind: 'queue', appointmentId: 'b' })
  say({ kind: 'news', conversationId: 7 })
  say({ kind: 'queue' })
  say({ kind: 'from the future' })
  newest().events.onText('no JSON')
  newest().events.onText('null')
  expect(heard.slice(1)).toEqual([
    { kind: 'news', conversationId: 'a', seq: 3 },
    { kind: 'queue', appointmentId: 'b' },
  ])
})

test('a connection that breaks comes back with a new ticket, and is unsure of what it missed', async () => {
  ready()
  newest().events.onClose()
  expect(live.isLive()).toBe(false)
  expect(await passTime()).toBe(1000)
  ready()
  expect(newest().sent).toEqual(['{"ticket":"ticket 1"}'])
  expect(heard).toEqual([{ kind: 'unsure' }, { kind: 'unsure' }])
})

test('it tries later and later, and soon again once it worked', async () => {
  isTicketRefused = true
  newest().events.onClose()
  const pauses: number[] = []
  for (let count = 0; count < 8; count++) pauses.push(await passTime())
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
  isTicketRefused = false
  await passTime()
  ready()
  newest().events.onClose()
  expect(await passTime()).toBe(1000)
})

test('silence is a broken connection that nobody told', async () => {
  ready()
  say({ kind: 'beat' })
  expect(await passTime()).toBe(60_000)
  expect(sockets[0]?.isClosed).toBe(true)
  expect(live.isLive()).toBe(false)
  expect(await passTime()).toBe(1000)
  expect(sockets).toHaveLength(2)
})

test('replaced by newer windows it does not fight for its place', async () => {
  ready()
  say({ kind: 'over', reason: 'replaced' })
  newest().events.onClose()
  expect(await passTime()).toBe(300_000)
})

test('nobody listening, the app in the background, nobody logged in: there is no connection and no try', async () => {
  ready()
  live.allow(false)
  expect([sockets[0]?.isClosed, live.isLive(), timers.length]).toEqual([true, false, 0])
  sockets[0]?.events.onClose()
  expect(timers).toEqual([])
  live.allow(true)
  await settled()
  ready()
  expect(live.isLive()).toBe(true)
  stop()
  expect([sockets[1]?.isClosed, live.isLive(), timers.length]).toEqual([true, false, 0])
})

test('who hangs up while the ticket is on its way opens nothing', async () => {
  live.allow(false)
  live.allow(true)
  live.allow(false)
  await settled()
  expect(sockets).toHaveLength(1)
})

test('phones that lost their server at once do not come back at once', () => {
  expect(retryDelayMs(3, 0)).toBe(4000)
  expect(retryDelayMs(3, 1)).toBe(8000)
})
