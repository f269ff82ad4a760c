import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addDays, localDateOf } from '#domain/kernel/time'
import { FORGET_PICTURES_TASK } from '#server/features/conversation/tasks'
import { countStatements } from '../../support/database/statement-count'
import {
  type ConversationRoom,
  openConversationRoom,
  type SignedFamily,
} from '../../support/room/conversation-harness'
import { refusalOf } from '../../support/room/refusal-of'
import { at, newKey } from '../../support/room/test-app'
import { endContract, newTeam, signContract } from '../../support/rows/conversation-rows'
import { inParallel } from '../../support/server/persist'

const MONDAY_MORNING = '2026-11-23T10:00:00+08:00'
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a rash on an arm')])

let room: ConversationRoom

beforeAll(async () => {
  room = await openConversationRoom(MONDAY_MORNING)
})
afterEach(() => {
  room.goTo(MONDAY_MORNING)
  room.app.assertQuiet()
})
afterAll(() => room.close())

/** So many times, so many of them at once. */
const together = <T>(times: number, clients: number, work: (place: number) => Promise<T>) =>
  inParallel(
    clients,
    Array.from({ length: times }, (_, place) => () => work(place)),
  )
const key = () => ({ idempotencyKey: newKey() })
const write = ({ caller, conversationId }: SignedFamily, text: string) =>
  caller.conversation.sendText({ conversationId, text, ...key() })
const reply = ({ conversationId }: SignedFamily, text: string) =>
  room.doctor.caller.conversation.reply({ conversationId, text, ...key() })
const read = ({ caller, conversationId }: SignedFamily, stretch = {}) =>
  caller.conversation.messages({ conversationId, ...stretch })
const texts = (page: { rows: readonly { text: string | null }[] }) => page.rows.map(({ text }) => text)

test('a question and its answer are read by both, with who wrote them', async () => {
  const family = await room.family()
  expect(await write(family, '昨晚咳了两次')).toMatchObject({ seq: 1, check: 'pass', emergencyWords: null })
  await reply(family, '多喝水，明天再看看')
  const own = await read(family)
  expect(own.rows).toMatchObject([
    { seq: 1, side: 'family', text: '昨晚咳了两次', isMine: true, authorName: null },
    { seq: 2, side: 'team', text: '多喝水，明天再看看', isMine: false, authorName: '示例员工' },
  ])
  expect(own).toMatchObject({ nextSeq: null, lastSeq: 2, isOffDuty: false, isClosed: false })
  const { conversationId } = family
  const staff = await room.nurse.caller.conversation.staffMessages({ conversationId })
  expect(texts(staff)).toEqual(texts(own))
  expect(at(staff.rows, 0).isMine).toBe(false)
})

test('what is said stands in the table sealed', async () => {
  const family = await room.family()
  await write(family, '独一无二的一句话')
  const { rows } = await room.app.database.pool.query('SELECT m::text AS row FROM conversation_message AS m')
  expect(JSON.stringify(rows)).not.toContain('独一无二')
})

test('a person and a team have one conversation, however often it is opened', async () => {
  const { caller, childId, conversationId } = await room.family()
  const opened = await together(8, 8, () => caller.conversation.open({ patientId: childId, ...key() }))
  expect(new Set(opened.map(({ id }) => id))).toEqual(new Set([conversationId]))
})

test('without a living contract nothing is opened or written, and what was written stays readable', async () => {
  const unsigned = await room.app.newFamily()
  const open = unsigned.caller.conversation.open({ patientId: unsigned.childId, ...key() })
  expect(await refusalOf(open)).toBe('conversation_closed')
  const family = await room.family()
  await write(family, '谢谢')
  await endContract(room.app, family.contractId, addDays(localDateOf(room.app.clock.now()), -1))
  expect(await refusalOf(write(family, '还在吗'))).toBe('conversation_closed')
  expect(await refusalOf(reply(family, '在'))).toBe('conversation_closed')
  expect(await read(family)).toMatchObject({ isClosed: true, rows: [{ text: '谢谢' }] })
  const { conversationId } = family
  const look = room.doctor.caller.conversation.staffMessages({ conversationId })
  expect(await refusalOf(look)).toBe('not_found')
})

test('a contract that begins later opens no conversation before its day (journeys E2 46)', async () => {
  const { accountId, childId, caller } = await room.app.newFamily()
  const startsOn = addDays(localDateOf(room.app.clock.now()), 7)
  const endsOn = addDays(startsOn, 364)
  await signContract(room.app, { patientId: childId, teamId: room.teamId, accountId, startsOn, endsOn })
  const open = () => caller.conversation.open({ patientId: childId, ...key() })
  expect(await refusalOf(open())).toBe('conversation_closed')
  room.goTo('2026-11-30T00:00:00+08:00')
  expect((await open()).id).toBeTruthy()
})

test('whoever stands in for a member answers in the team’s name', async () => {
  const family = await room.family()
  await write(family, '在吗')
  const today = localDateOf(room.app.clock.now())
  const { conversationId } = family
  const answer = () => room.stranger.caller.conversation.reply({ conversationId, text: '在', ...key() })
  expect(await refusalOf(answer())).toBe('not_found')
  const absence = await room.app.database.db.careTeamAbsence.create({
    data: {
      teamId: room.teamId,
      practitionerId: room.doctor.practitionerId,
      coverPractitionerId: room.stranger.practitionerId,
      startsOn: new Date(today),
      endsOn: new Date(today),
      byAccountId: room.doctor.accountId,
      createdAt: room.app.clock.now(),
    },
  })
  expect(await answer()).toMatchObject({ seq: 2 })
  await room.app.database.db.careTeamAbsence.delete({ where: { id: absence.id } })
})

test('twenty who write at once have the numbers one to twenty, and nothing is lost', async () => {
  const family = await room.family()
  const words = Array.from({ length: 20 }, (_, place) => `第 ${place} 句`)
  const sent = await together(20, 20, (place) =>
    place % 2 === 0 ? write(family, at(words, place)) : reply(family, at(words, place)),
  )
  expect(sent.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(words.map((_, place) => place + 1))
  const { rows } = await read(family)
  expect(rows.map(({ seq }) => seq)).toEqual(words.map((_, place) => place + 1))
  expect(new Set(rows.map(({ text }) => text))).toEqual(new Set(words))
  const times = rows.map(({ sentAt }) => sentAt)
  expect(times).toEqual([...times].sort())
})

test('a lost answer asked for again with its key is one message; another text under it is refused', async () => {
  const { caller, conversationId } = await room.family()
  const intent = { conversationId, text: '发出去了吗', ...key() }
  const answers = await together(6, 6, () => caller.conversation.sendText(intent))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  const other = caller.conversation.sendText({ ...intent, text: '换一句' })
  expect(await refusalOf(other)).toBe('idempotency_key_reused')
  expect((await caller.conversation.messages({ conversationId })).rows).toHaveLength(1)
})

test('a long conversation is read in pages both ways, without gap or repetition', async () => {
  const family = await room.family()
  for (let minute = 0; minute < 5; minute++) {
    room.goTo(`2026-11-23T10:0${minute}:30+08:00`)
    await together(25, 5, (place) => write(family, `${minute}-${place}`))
  }
  const newest = await read(family)
  expect(newest.rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, place) => 76 + place))
  const earlier = await read(family, { beforeSeq: newest.nextSeq })
  expect(earlier.rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, place) => 26 + place))
  const first = await read(family, { beforeSeq: earlier.nextSeq })
  expect(first).toMatchObject({ nextSeq: null, rows: { length: 25 } })
  const up = await read(family, { afterSeq: 10 })
  expect(up).toMatchObject({ nextSeq: 60, rows: { length: 50 } })
  expect(await read(family, { afterSeq: 125 })).toMatchObject({ nextSeq: null, rows: [] })
})

test('faster than anybody types is refused, and only for whoever does', async () => {
  const family = await room.family()
  await together(30, 5, (place) => write(family, `${place}`))
  expect(await refusalOf(write(family, '31'))).toBe('too_many_requests')
  expect(await reply(family, '慢慢说')).toMatchObject({ seq: 31 })
  room.goTo('2026-11-23T10:01:01+08:00')
  expect(await write(family, '好')).toMatchObject({ seq: 32 })
})

test('what reads like an emergency shows 120 first and never waits for anything (journeys E2 38)', async () => {
  const family = await room.family()
  const { conversationId } = family
  await write(family, '有点咳嗽')
  const sent = await write(family, '孩子 抽 搐了')
  expect(sent.emergencyWords).toContain('120')
  const page = await read(family)
  expect(page.emergencyWords).toContain('120')
  expect(page.rows.map(({ kind }) => kind)).toEqual(['text', 'text', 'emergency'])
  await write(family, '还在抽搐')
  expect((await read(family)).rows.filter(({ kind }) => kind === 'emergency')).toHaveLength(1)
  const { doctor } = room
  const inbox = await doctor.caller.conversation.inbox({ teamId: room.teamId })
  expect(at(inbox.rows, 0)).toMatchObject({ conversationId, isUrgent: true })
  expect(inbox.counts.urgent).toBe(1)
  await doctor.caller.conversation.markSeen({ conversationId, seq: 4, ...key() })
  expect((await read(family)).emergencyWords).toBeNull()
  expect((await doctor.caller.conversation.inbox({ teamId: room.teamId })).counts.urgent).toBe(0)
})

test('no reply time is promised before five answers; then it is the median of what families waited (journeys E2 38)', async () => {
  const organizationId = room.organizationId
  const { teamId } = await newTeam(room.app, {
    organizationId,
    practitionerIds: [room.stranger.practitionerId],
  })
  const { accountId, childId, caller } = await room.app.newFamily()
  await signContract(room.app, { patientId: childId, teamId, accountId })
  const { id: conversationId } = await caller.conversation.open({ patientId: childId, ...key() })
  const words = async () => (await caller.conversation.messages({ conversationId })).replyWords
  for (const [day, minutes] of [5, 10, 20, 30, 50].entries()) {
    expect(await words()).toBe('工作日内回复')
    room.goTo(`2026-11-2${day + 3}T10:00:00+08:00`)
    await caller.conversation.sendText({ conversationId, text: '在吗', ...key() })
    await caller.conversation.sendText({ conversationId, text: '医生？', ...key() })
    room.goTo(`2026-11-2${day + 3}T10:${String(minutes).padStart(2, '0')}:00+08:00`)
    await room.stranger.caller.conversation.reply({ conversationId, text: '在', ...key() })
    await room.stranger.caller.conversation.reply({ conversationId, text: '你说', ...key() })
  }
  expect(await words()).toBe('平时 20 分钟内回')
  room.goTo('2026-12-28T10:00:00+08:00')
  expect(await words()).toBe('工作日内回复')
})

test('an off-duty team answers by itself once for each evening (journeys E2 39)', async () => {
  const family = await room.family()
  room.goTo('2026-11-23T21:00:00+08:00')
  await write(family, '睡不着')
  await write(family, '有人吗')
  room.goTo('2026-11-24T02:00:00+08:00')
  await write(family, '还没睡')
  expect(await read(family)).toMatchObject({ isOffDuty: true })
  const off = async () => (await read(family)).rows.filter(({ kind }) => kind === 'off-duty')
  expect(await off()).toMatchObject([{ seq: 2, side: 'system', text: '现在下班了，明天 8 点以后回你。' }])
  room.goTo('2026-11-24T09:00:00+08:00')
  await write(family, '早')
  expect(await off()).toHaveLength(1)
  room.goTo('2026-11-24T20:00:00+08:00')
  await write(family, '晚上好')
  expect(await off()).toHaveLength(2)
})

test('a picture is kept sealed, shown to both, and thrown away when its time is over (journeys E2 40)', async () => {
  const { caller, conversationId } = await room.family()
  const base64 = PNG.toString('base64')
  const { id: messageId } = await caller.conversation.sendPicture({ conversationId, base64, ...key() })
  const shown = { mediaType: 'image/png', base64 }
  expect(await caller.conversation.picture({ messageId })).toEqual(shown)
  expect(await room.doctor.caller.conversation.staffPicture({ messageId })).toEqual(shown)
  const { pool } = room.app.database
  const stored = async () =>
    (await pool.query('SELECT picture_cipher FROM conversation_message WHERE id = $1', [messageId])).rows[0]
  expect((await stored()).picture_cipher.includes('a rash')).toBe(false)

  room.goTo('2029-11-22T03:30:00+08:00')
  await room.runTask(FORGET_PICTURES_TASK)
  expect((await stored()).picture_cipher).not.toBeNull()
  room.goTo('2029-11-23T03:30:00+08:00')
  await room.runTask(FORGET_PICTURES_TASK)
  expect(await stored()).toEqual({ picture_cipher: null })
  expect(await refusalOf(caller.conversation.picture({ messageId }))).toBe('not_found')
  const { rows } = await caller.conversation.messages({ conversationId })
  expect(rows).toMatchObject([{ kind: 'picture', picture: 'gone', text: null }])
})

test.each([
  ['what is no picture', Buffer.from('%PDF-1.7'), 'picture_unreadable'],
  ['a kind that WeChat cannot check', Buffer.from('RIFF0000WEBPVP8 '), 'picture_unreadable'],
])('%s is refused', async (_what, bytes, code) => {
  const { caller, conversationId } = await room.family()
  const sent = caller.conversation.sendPicture({ conversationId, base64: bytes.toString('base64'), ...key() })
  expect(await refusalOf(sent)).toBe(code)
})

test('each of the family has read as far as they have; the team as far as one of it has', async () => {
  const family = await room.family()
  const { childId, conversationId } = family
  const father = await room.app.newAccount()
  await room.app.database.db.patientLink.create({
    data: { accountId: father, patientId: childId, relation: 'child' },
  })
  await write(family, '咳嗽')
  await reply(family, '多喝水')
  await reply(family, '再看看')
  const unread = async (accountId: string) =>
    at((await room.app.as(accountId).conversation.mine({})).rows, 0).unread
  expect([await unread(family.accountId), await unread(father)]).toEqual([2, 3])
  await family.caller.conversation.markRead({ conversationId, seq: 3, ...key() })
  await family.caller.conversation.markRead({ conversationId, seq: 2, ...key() })
  expect([await unread(family.accountId), await unread(father)]).toEqual([0, 3])

  await write(family, '好了')
  const row = async () => {
    const { rows } = await room.nurse.caller.conversation.inbox({ teamId: room.teamId })
    return rows.find((each) => each.conversationId === conversationId)
  }
  expect(await row()).toMatchObject({ unread: 1, isUrgent: false })
  await room.doctor.caller.conversation.markSeen({ conversationId, seq: 4, ...key() })
  expect(await row()).toMatchObject({ unread: 0 })
})

test('a reply is told in the inbox once for each question, whatever WeChat may send (journeys E2 41)', async () => {
  const family = await room.family()
  await write(family, '咳嗽')
  await reply(family, '多喝水')
  await reply(family, '再看看')
  const told = async () =>
    (await family.caller.message.list({})).rows.filter(({ kind }) => kind === 'conversation-replied')
  expect(await told()).toHaveLength(1)
  await write(family, '还咳')
  await reply(family, '来看看')
  expect(await told()).toHaveLength(2)
})

test('an adolescent’s conversation is their own until they agree', async () => {
  const parent = await room.app.newAccount()
  const own = await room.app.newAccount()
  const patientId = await room.app.newPatient('2011-05-20', { [parent]: 'child', [own]: 'self' })
  await signContract(room.app, { patientId, teamId: room.teamId, accountId: parent })
  const { id: conversationId } = await room.app.as(own).conversation.open({ patientId, ...key() })
  const look = room.app.as(parent).conversation.messages({ conversationId })
  expect(await refusalOf(look)).toBe('patient_is_adolescent')
  expect((await room.app.as(parent).conversation.mine({})).rows).toEqual([])
  expect((await room.app.as(own).conversation.mine({})).rows).toMatchObject([{ conversationId }])
})

test('a look of staff is written down where there was something to see', async () => {
  const family = await room.family()
  await write(family, '咳嗽')
  const { conversationId } = family
  const looks = async () => {
    const { rows } = await room.app.database.pool.query(
      `SELECT action FROM audit_event WHERE purpose = 'conversation' AND $1::uuid = ANY(patient_ids)
       AND action = 'conversation.staffMessages'`,
      [family.childId],
    )
    return rows.length
  }
  await room.doctor.caller.conversation.staffMessages({ conversationId })
  await room.doctor.caller.conversation.staffMessages({ conversationId, afterSeq: 1 })
  expect(await looks()).toBe(1)
})

test('lists send as many statements for many rows as for few', async () => {
  const { doctor, teamId } = room
  const family = await room.family()
  await write(family, '一句')
  const count = async () => ({
    inbox: await countStatements(() => doctor.caller.conversation.inbox({ teamId })),
    mine: await countStatements(() => family.caller.conversation.mine({})),
    messages: await countStatements(() => read(family)),
    staff: await countStatements(() =>
      doctor.caller.conversation.staffMessages({ conversationId: family.conversationId }),
    ),
  })
  await count()
  const few = await count()
  const sisterId = await room.app.newPatient('2023-05-20', { [family.accountId]: 'child' })
  await signContract(room.app, { patientId: sisterId, teamId, accountId: family.accountId })
  await family.caller.conversation.open({ patientId: sisterId, ...key() })
  const others = await together(5, 5, () => room.family())
  for (const other of others) await write(other, '一句')
  for (const text of ['二', '三', '四']) await reply(family, text)
  const many = await count()
  expect(many).toEqual(few)
})
