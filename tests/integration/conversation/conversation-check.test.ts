import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CHECK_AGAIN_TASK } from '#server/features/conversation/tasks'
import {
  SIMULATED_DOUBTFUL_WORDS,
  SIMULATED_RISKY_PICTURE,
  SIMULATED_RISKY_WORDS,
} from '#server/simulator/content-check-endpoints'
import {
  type ConversationRoom,
  openConversationRoom,
  type SignedFamily,
} from '../../support/room/conversation-harness'
import { refusalOf } from '../../support/room/refusal-of'
import { at, newKey } from '../../support/room/test-app'

const WORDS = '/wxa/msg_sec_check'
const PICTURE = '/wxa/img_sec_check'
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

let room: ConversationRoom

beforeAll(async () => {
  room = await openConversationRoom('2026-11-23T10:00:00+08:00')
})
afterEach(() => room.app.assertQuiet())
afterAll(() => room.close())

const key = () => ({ idempotencyKey: newKey() })
const write = ({ caller, conversationId }: SignedFamily, text: string) =>
  caller.conversation.sendText({ conversationId, text, ...key() })
const sendPicture = ({ caller, conversationId }: SignedFamily, bytes: Buffer) =>
  caller.conversation.sendPicture({ conversationId, base64: bytes.toString('base64'), ...key() })
const seenByTeam = async ({ conversationId }: SignedFamily) =>
  (await room.doctor.caller.conversation.staffMessages({ conversationId })).rows
const waitsFor = async (messageId: string) =>
  (await room.waiting(CHECK_AGAIN_TASK)).some((job) => (job as { messageId: string }).messageId === messageId)

test.each([
  ['nothing to say against it', '宝宝今天好多了', 'pass'],
  ['doubts: delivered all the same', `${SIMULATED_DOUBTFUL_WORDS}，是骗人的吗`, 'review'],
])('words with %s', async (_what, text, check) => {
  const family = await room.family()
  expect(await write(family, text)).toMatchObject({ check })
  expect(await seenByTeam(family)).toMatchObject([{ text, isWithheld: false, check: null }])
})

test('risky words stay with whoever wrote them; the team sees that there were some', async () => {
  const family = await room.family()
  expect(await write(family, SIMULATED_RISKY_WORDS)).toMatchObject({ check: 'risky', seq: 1 })
  expect(await seenByTeam(family)).toMatchObject([{ seq: 1, text: null, isWithheld: true }])
  const { rows } = await family.caller.conversation.messages({ conversationId: family.conversationId })
  expect(rows).toMatchObject([{ text: SIMULATED_RISKY_WORDS, check: 'risky', isWithheld: false }])
})

test('words that call for help ring whatever WeChat says of them', async () => {
  const family = await room.family()
  const sent = await write(family, `${SIMULATED_RISKY_WORDS} 救命`)
  expect(sent).toMatchObject({ check: 'risky', emergencyWords: expect.stringContaining('120') })
  const { rows } = await room.doctor.caller.conversation.inbox({ teamId: room.teamId })
  expect(at(rows, 0)).toMatchObject({ conversationId: family.conversationId, isUrgent: true })
})

test('a risky picture is withheld, and its bytes too (87014)', async () => {
  const family = await room.family()
  const sent = await sendPicture(family, Buffer.concat([PNG, Buffer.from(SIMULATED_RISKY_PICTURE)]))
  expect(sent).toMatchObject({ check: 'risky' })
  expect(await seenByTeam(family)).toMatchObject([{ kind: 'picture', picture: null, isWithheld: true }])
  const look = room.doctor.caller.conversation.staffPicture({ messageId: sent.id })
  expect(await refusalOf(look)).toBe('not_found')
  expect(await family.caller.conversation.picture({ messageId: sent.id })).toMatchObject({
    mediaType: 'image/png',
  })
})

test('a reply is checked like a question', async () => {
  const family = await room.family()
  const { conversationId } = family
  const intent = { conversationId, text: SIMULATED_RISKY_WORDS, ...key() }
  expect(await room.doctor.caller.conversation.reply(intent)).toMatchObject({ check: 'risky' })
  const { rows } = await family.caller.conversation.messages({ conversationId })
  expect(rows).toMatchObject([{ isWithheld: true, text: null }])
  const { rows: inbox } = await family.caller.message.list({})
  expect(inbox.filter(({ kind }) => kind === 'conversation-replied')).toEqual([])
})

test.each([
  ['the answer is lost', { kind: 'lost' }, 1],
  ['the answer is no JSON', { kind: 'garbled' }, 1],
  ['WeChat takes too long', { kind: 'slow', delayMs: 3000 }, 1],
  ['WeChat is busy, twice', { kind: 'wechat-refusal', errcode: '-1' }, 2],
  ['the day is used up', { kind: 'wechat-refusal', errcode: '45009' }, 1],
  ['the second is used up', { kind: 'wechat-refusal', errcode: '44990' }, 1],
  ['the answer says nothing', { kind: 'answer', body: { errcode: 0, errmsg: 'ok' } }, 1],
] as const)('when %s the message is delivered and checked again', async (_what, fault, times) => {
  const family = await room.family()
  room.simulator.faults.plan(WORDS, fault, times)
  const { id, check } = await write(family, SIMULATED_RISKY_WORDS)
  expect(check).toBe('unchecked')
  expect(await seenByTeam(family)).toMatchObject([{ text: SIMULATED_RISKY_WORDS, isWithheld: false }])
  expect(await waitsFor(id)).toBe(true)

  room.simulator.faults.plan(WORDS, { kind: 'wechat-refusal', errcode: '45009' })
  await expect(room.runTask(CHECK_AGAIN_TASK, { messageId: id })).rejects.toThrow('could not check')
  await room.runTask(CHECK_AGAIN_TASK, { messageId: id })
  expect(await seenByTeam(family)).toMatchObject([{ text: null, isWithheld: true }])
})

test('a picture that could not be checked is delivered, and checked again from what is kept', async () => {
  const family = await room.family()
  room.simulator.faults.plan(PICTURE, { kind: 'lost' })
  const risky = Buffer.concat([PNG, Buffer.from(SIMULATED_RISKY_PICTURE)])
  const { id } = await sendPicture(family, risky)
  expect(await seenByTeam(family)).toMatchObject([{ picture: 'kept' }])
  await room.runTask(CHECK_AGAIN_TASK, { messageId: id })
  await room.runTask(CHECK_AGAIN_TASK, { messageId: id })
  expect(await seenByTeam(family)).toMatchObject([{ picture: null, isWithheld: true }])
})

test.each(['61010', '40003', '43104'] as const)(
  'whom WeChat cannot check (%s) is delivered and not asked about again',
  async (errcode) => {
    const family = await room.family()
    room.simulator.faults.plan(WORDS, { kind: 'wechat-refusal', errcode })
    const { id, check } = await write(family, '在吗')
    expect(check).toBe('unchecked')
    expect(await waitsFor(id)).toBe(false)
  },
)

test('who has never come through WeChat is delivered unchecked, without a call', async () => {
  const family = await room.family()
  await room.app.database.db.account.update({ where: { id: family.accountId }, data: { openid: null } })
  room.simulator.faults.plan(WORDS, { kind: 'wechat-refusal', errcode: '87014' })
  expect(await write(family, '在吗')).toMatchObject({ check: 'unchecked' })
  const other = await room.family()
  expect(await write(other, '在吗')).toMatchObject({ check: 'risky' })
})

test('an intent that was answered is not asked about again', async () => {
  const { caller, conversationId } = await room.family()
  const intent = { conversationId, text: '在吗', ...key() }
  const first = await caller.conversation.sendText(intent)
  room.simulator.faults.plan(WORDS, { kind: 'wechat-refusal', errcode: '87014' })
  expect(await caller.conversation.sendText(intent)).toEqual(first)
  expect(await caller.conversation.sendText({ ...intent, ...key() })).toMatchObject({ check: 'risky' })
})
