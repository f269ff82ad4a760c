import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createLiveConnection, type LiveEvent } from '../../../src/api/live-connection'
import type { OpenSocket, SocketEvents } from '../../../src/platform/network/socket'
import {
  type ConversationRoom,
  openConversationRoom,
  type SignedFamily,
} from '../../support/room/conversation-harness'
import {
  isNews,
  type LivePhone,
  type LiveServer,
  listen,
  startLiveServer,
} from '../../support/room/live-phone'
import { newKey } from '../../support/room/test-app'
import { asToken, logInOf } from '../../support/server/log-in-of'
import { inParallel } from '../../support/server/persist'

let room: ConversationRoom
/** Two processes on one database. */
let here: LiveServer
let there: LiveServer

beforeAll(async () => {
  room = await openConversationRoom('2026-11-23T10:00:00+08:00')
  here = await startLiveServer(room.app)
  there = await startLiveServer(room.app)
})
afterEach(() => room.app.assertQuiet())
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()])
  await room.close()
})

const key = () => ({ idempotencyKey: newKey() })
const write = ({ caller, conversationId }: SignedFamily, text: string) =>
  caller.conversation.sendText({ conversationId, text, ...key() })

async function phoneOf(accountId: string, server: LiveServer): Promise<LivePhone> {
  const caller = await asToken(room.app, await logInOf(room.app, accountId))
  const { ticket } = await caller.conversation.socketTicket({})
  return listen(server.address, ticket)
}

test('both sides hear in both processes that there is something new, and nothing of what', async () => {
  const family = await room.family()
  const phones = await Promise.all([
    phoneOf(family.accountId, here),
    phoneOf(family.accountId, there),
    phoneOf(room.doctor.accountId, there),
  ])
  await write(family, '一句只有两个人知道的话')
  for (const phone of phones) {
    expect(await phone.hears(isNews)).toEqual({
      kind: 'news',
      conversationId: family.conversationId,
      seq: 1,
    })
    expect(JSON.stringify(phone.heard)).not.toContain('知道')
    phone.socket.close()
  }
})

test('nobody else hears of it', async () => {
  const family = await room.family()
  const other = await room.family()
  const silent = await Promise.all([
    phoneOf(other.accountId, here),
    phoneOf(room.stranger.accountId, here),
    phoneOf(await room.app.newAccount(), here),
  ])
  const doctor = await phoneOf(room.doctor.accountId, here)
  await write(family, '在吗')
  // What the doctor hears of both comes after what the others would have heard of the first.
  await doctor.hears(({ conversationId }) => conversationId === family.conversationId)
  await write(other, '在吗')
  await silent[0].hears(isNews)
  for (const phone of silent) {
    expect(phone.heard.filter(({ conversationId }) => conversationId === family.conversationId)).toEqual([])
    phone.socket.close()
  }
  doctor.socket.close()
})

test('a burst is heard to its end', async () => {
  const family = await room.family()
  const phone = await phoneOf(family.accountId, there)
  await inParallel(
    20,
    Array.from({ length: 20 }, (_, place) => () => write(family, `${place}`)),
  )
  await phone.hears(({ seq }) => seq === 20)
  const seqs = phone.heard.filter(isNews).map(({ seq }) => seq as number)
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  phone.socket.close()
})

test('while a process hears nothing it has no sockets, and listens again by itself', async () => {
  const family = await room.family()
  const before = await phoneOf(family.accountId, here)
  const { pool } = room.app.database
  await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'jiamenkou-news' AND datname = current_database()`)
  expect(await before.hears(({ kind }) => kind === 'over')).toEqual({ kind: 'over', reason: 'restart' })
  expect(await before.closed).toBe(1012)
  const after = await untilOpen(() => phoneOf(family.accountId, here))
  await write(family, '又听得到了')
  await after.hears(isNews)
  after.socket.close()
})

test('a phone whose server goes away asks by itself, and listens again when one is back', async () => {
  const family = await room.family()
  const caller = await asToken(room.app, await logInOf(room.app, family.accountId))
  const first = await startLiveServer(room.app)
  const heard: LiveEvent[] = []
  const phone = createLiveConnection({
    takeTicket: async () => (await caller.conversation.socketTicket({})).ticket,
    open: (events) => openOverNode(first.address, events),
    later: (work, ms) => {
      const timer = setTimeout(work, ms < 60_000 ? 50 : ms)
      return () => clearTimeout(timer)
    },
    random: Math.random,
  })
  const becomes = (isLive: boolean) =>
    new Promise<void>((resolve) => {
      const look = () => phone.isLive() === isLive && resolve()
      phone.onChange(look)
      look()
    })
  const hangUp = phone.listen((event) => heard.push(event))
  phone.allow(true)
  await becomes(true)
  await first.stop()
  await becomes(false)
  await write(family, '没听到的一句')
  const again = await startLiveServer(room.app, { port: Number(new URL(first.address).port) })
  await becomes(true)
  expect(heard).toEqual([{ kind: 'unsure' }, { kind: 'unsure' }])
  hangUp()
  await again.stop()
})

/** `src/platform/network/socket.ts` as Node has it. */
function openOverNode(address: string, events: SocketEvents): OpenSocket {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/live`)
  socket.on('error', () => {})
  socket.once('open', events.onOpen)
  socket.on('message', (data: Buffer) => events.onText(data.toString()))
  socket.once('close', events.onClose)
  return { send: (text) => socket.send(text), close: () => socket.close() }
}

/** What a phone does: another ticket, another try. */
async function untilOpen(open: () => Promise<LivePhone>): Promise<LivePhone> {
  for (;;) {
    try {
      return await open()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
