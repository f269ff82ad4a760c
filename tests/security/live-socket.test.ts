import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  type ConversationRoom,
  openConversationRoom,
  type SignedFamily,
} from '../support/room/conversation-harness'
import { dial, type LivePhone, type LiveServer, listen, startLiveServer } from '../support/room/live-phone'
import { type Caller, newKey } from '../support/room/test-app'
import { asToken, logInOf } from '../support/server/log-in-of'

const NOT_LOGGED_IN = 4401
const REPLACED = 4409
const POLICY = 1008
const TOO_BIG = 1009
const CUT_OFF = 1006

let room: ConversationRoom
let server: LiveServer
let family: SignedFamily

beforeAll(async () => {
  room = await openConversationRoom('2026-11-23T10:00:00+08:00')
  server = await startLiveServer(room.app, { heartbeatMs: 100 })
  family = await room.family()
})
afterEach(() => room.app.assertQuiet())
afterAll(async () => {
  await server.stop()
  await room.close()
})

async function ticketOf(accountId: string): Promise<{ token: string; caller: Caller; ticket: string }> {
  const token = await logInOf(room.app, accountId)
  const caller = await asToken(room.app, token)
  return { token, caller, ...(await caller.conversation.socketTicket({})) }
}

const show = async (greeting: unknown): Promise<LivePhone> => {
  const phone = await dial(server.address)
  phone.socket.send(typeof greeting === 'string' ? greeting : JSON.stringify(greeting))
  return phone
}

test('a ticket opens one socket, once', async () => {
  const { ticket } = await ticketOf(family.accountId)
  const phones = await Promise.all(Array.from({ length: 8 }, () => show({ ticket })))
  const open = await Promise.all(
    phones.map((phone) => Promise.race([phone.closed, phone.hears(({ kind }) => kind === 'ready')])),
  )
  expect(open.filter((answer) => answer === NOT_LOGGED_IN)).toHaveLength(7)
  for (const { socket } of phones) socket.close()
})

const GREETINGS: readonly [string, () => Promise<unknown>][] = [
  ['no JSON', async () => 'ticket'],
  ['no ticket', async () => ({})],
  ['an invented ticket', async () => ({ ticket: 'A'.repeat(43) })],
  ['more than a ticket', async () => ({ ticket: 'A'.repeat(43), accountId: newKey() })],
  ['a prototype', async () => '{"__proto__":{"ticket":"x"}}'],
  ['a log-in’s own token', async () => ({ ticket: (await ticketOf(family.accountId)).token })],
]

test.each(GREETINGS)('%s opens nothing', async (_what, greeting) => {
  const phone = await show(await greeting())
  expect(await phone.closed).toBe(NOT_LOGGED_IN)
  expect(phone.heard).toEqual([])
})

test('a ticket is over after a minute, with its log-in, and when another takes its place', async () => {
  const late = await ticketOf(family.accountId)
  room.app.clock.pass(60_000)
  expect(await (await show({ ticket: late.ticket })).closed).toBe(NOT_LOGGED_IN)
  const ended = await ticketOf(family.accountId)
  await ended.caller.auth.logout({ idempotencyKey: newKey() })
  expect(await (await show({ ticket: ended.ticket })).closed).toBe(NOT_LOGGED_IN)
  const replaced = await ticketOf(family.accountId)
  await replaced.caller.conversation.socketTicket({})
  expect(await (await show({ ticket: replaced.ticket })).closed).toBe(NOT_LOGGED_IN)
})

test('a socket is closed when its log-in ends, and hears nothing in between', async () => {
  const { ticket, caller } = await ticketOf(family.accountId)
  const phone = await listen(server.address, ticket)
  await caller.auth.logout({ idempotencyKey: newKey() })
  const { conversationId } = family
  await family.caller.conversation.sendText({ conversationId, text: '在吗', idempotencyKey: newKey() })
  expect(await phone.closed).toBe(NOT_LOGGED_IN)
  expect(phone.heard.filter(({ kind }) => kind === 'news')).toEqual([])
  expect(phone.heard.at(-1)).toEqual({ kind: 'over', reason: 'logged-out' })
})

test('a member of staff who left the desk is not listening any more', async () => {
  const { ticket } = await ticketOf(room.doctor.accountId)
  const phone = await listen(server.address, ticket)
  room.app.clock.pass(16 * 60_000)
  expect(await phone.closed).toBe(NOT_LOGGED_IN)
})

test('rights that end are over for a socket that stays open', async () => {
  const other = await room.family()
  const { ticket } = await ticketOf(other.accountId)
  const phone = await listen(server.address, ticket)
  const { db, pool } = room.app.database
  const father = { accountId: await room.app.newAccount(), patientId: other.childId, relation: 'child' }
  await db.patientLink.create({ data: father })
  await pool.query('UPDATE patient_link SET ended_at = now() WHERE account_id = $1', [other.accountId])
  const { ticket: doctors } = await ticketOf(room.doctor.accountId)
  const doctor = await listen(server.address, doctors)
  const { conversationId } = other
  const { conversation } = room.nurse.caller
  await conversation.reply({ conversationId, text: '在', idempotencyKey: newKey() })
  await doctor.hears(({ kind }) => kind === 'news')
  const beats = phone.heard.length
  await phone.hears((said) => said === phone.heard[beats])
  expect(phone.heard.filter(({ kind }) => kind === 'news')).toEqual([])
  phone.socket.close()
  doctor.socket.close()
})

test('the sixth socket of an account takes the place of its first', async () => {
  const phones: LivePhone[] = []
  for (let count = 0; count < 6; count++) {
    phones.push(await listen(server.address, (await ticketOf(family.accountId)).ticket))
  }
  expect(await phones[0]?.closed).toBe(REPLACED)
  expect(phones[0]?.heard.at(-1)).toEqual({ kind: 'over', reason: 'replaced' })
  expect(phones.slice(1).every(({ socket }) => socket.readyState === WebSocket.OPEN)).toBe(true)
  for (const { socket } of phones) socket.close()
})

test.each([
  ['a page of another site', 'https://evil.example.org', 403],
  ['another port of this machine', 'http://127.0.0.1:1', 403],
  ['no address at all', 'null', 403],
])('%s does not get in', async (_what, origin, status) => {
  const socket = new WebSocket(`${server.address.replace('http', 'ws')}/live`, { headers: { origin } })
  socket.on('error', () => {})
  const [, response] = await once(socket, 'unexpected-response')
  expect(response.statusCode).toBe(status)
  socket.terminate()
})

test.each([['https://friend.example.org'], ['https://servicewechat.com']])('%s gets in', async (origin) => {
  const phone = await dial(server.address, { headers: { origin } })
  phone.socket.close()
  expect(await phone.closed).toBe(1005)
})

test('a page of our own gets in', async () => {
  const phone = await dial(server.address, { headers: { origin: server.address } })
  phone.socket.close()
  expect(await phone.closed).toBe(1005)
})

test('a phone that talks is cut off', async () => {
  const phone = await listen(server.address, (await ticketOf(family.accountId)).ticket)
  phone.socket.send('and another thing')
  expect(await phone.closed).toBe(POLICY)
  const long = await dial(server.address)
  long.socket.send('x'.repeat(1000))
  expect(await long.closed).toBe(TOO_BIG)
})

test('who answers no beat is gone', async () => {
  const phone = await dial(server.address, { autoPong: false })
  phone.socket.send(JSON.stringify({ ticket: (await ticketOf(family.accountId)).ticket }))
  await phone.hears(({ kind }) => kind === 'beat')
  expect(await phone.closed).toBe(CUT_OFF)
})

test('what is no socket is not taken for one', async () => {
  expect((await fetch(`${server.address}/live`)).status).toBe(404)
  const socket = new WebSocket(`${server.address.replace('http', 'ws')}/healthz`)
  socket.on('error', () => {})
  const [code] = await once(socket, 'close')
  expect(code).toBeGreaterThanOrEqual(1000)
})
