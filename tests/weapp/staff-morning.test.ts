import * as fs from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { changeRule } from '../support/rows/change-rule'
import { openTodaysSession, type TodaysSession } from '../support/rows/todays-session'
import { demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

/** What a normal visit may cost a doctor, from the list of the day to the saved record (issue: measures). */
const MOST_TAPS = 8
const OUTPUT = 'tests/output/visit-taps.json'

let server: TestServer
let session: TodaysSession
let weapp: Weapp
/** Of the child who is seen. */
let appointmentId: string

beforeAll(async () => {
  server = await startTestServer()
  session = await openTodaysSession(server.databaseUrl)
  // The first missed visit bans (BK-11), so that a ban is seen and, once it is excused, no longer.
  await changeRule(server.databaseUrl, 'BK-11', { noShows: 1 })
  appointmentId = await book('parent', '周予满', '咳嗽、流鼻涕')
  await book('parent-2', '陈一诺', '发热')
})
afterEach(() => {
  expect(weapp.program.record.errors).toEqual([])
  weapp.close()
})
afterAll(() => server?.stop())

async function book(persona: DemoPersona, name: string, reason: string): Promise<string> {
  const { call } = await demoPhone(server, persona)
  const { rows } = await call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const patientId = rows.find((row) => row.name === name)?.id
  const { slotId } = session
  const booking = { slotId, patientId, reason, idempotencyKey: crypto.randomUUID() }
  return (await call<{ id: string }>('appointment.book', booking)).id
}

/** The mini-program in the hand of somebody who has logged in some other day. */
async function inTheHandOf(persona: DemoPersona, url: string): Promise<void> {
  const { storage } = await demoPhone(server, persona)
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, storage)
  weapp.program.launch(url)
}

const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
const tapLabel = async (label: string) => weapp.tap(await weapp.until(() => weapp.byLabel(label)))
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))

async function find(query: string): Promise<void> {
  weapp.write(await weapp.until(() => weapp.byLabel('谁来了')), query)
}

test('the desk checks two children in and notes who did not come', async () => {
  await inTheHandOf('front-desk', '/packages/workday/pages/today/index')
  await shows('今天的门诊')

  await find('周予满')
  await tapLabel('2号，周*满')
  await tapLabel('报到')
  await shows('报到好了')
  await tapLabel('下一位')

  await find('3')
  await tapLabel('3号，陈*诺')
  await tapLabel('报到')
  await shows('前面还有 1 位')
  await tapLabel('下一位')

  await find(String(session.missedNumber))
  await tapLabel('1号')
  await tapLabel('报到')
  await shows('已经过了 30 分钟')
  await tapLabel('没来，记爽约')
  await shows('记了爽约')
})

test('she who did not come says why, and the desk excuses it', async () => {
  const { call } = await demoPhone(server, 'resident')
  const { rows } = await call<{ rows: { id: string; status: string }[] }>('appointment.list', {})
  const missed = rows.find(({ status }) => status === 'no-show')?.id
  const detail = `/packages/appointment/pages/detail/index?id=${missed}`
  await inTheHandOf('resident', detail)
  await shows('这一次没有来，记一次爽约')
  await shows('现在停约')
  await tap('说说为什么没来')
  const reason = await weapp.until(() => weapp.byLabel('原因'))
  expect(reason.localName).toContain('textarea')
  weapp.write(reason, '早上头晕，下不了床\r\n\r\n\r\n打过电话')
  await tapLabel('发给社区医院')
  await shows('说明收到了')
  weapp.close()

  await inTheHandOf('front-desk', '/packages/workday/pages/today/index')
  await tap('爽约说明')
  await shows('早上头晕，下不了床\n\n打过电话')
  await tap('不算爽约')
  weapp.write(await weapp.until(() => weapp.byLabel('答复')), '有通话记录')
  await tapLabel('发给家长')
  await shows('没有等回复的说明')
  weapp.close()

  await inTheHandOf('resident', detail)
  await shows('这一次不算爽约')
  await shows('社区医院说：有通话记录')
  expect(weapp.text()).not.toContain('停约')
})

test('the mother sees how many are before her', async () => {
  await inTheHandOf('parent', '/pages/home/index')
  await shows('下一个就是你')
  await tapLabel('看今天的号')
  await shows('医生还没开始叫号')
})

test(`a normal visit is written down within ${MOST_TAPS} taps, and the next child is called with it`, async () => {
  await inTheHandOf('family-doctor', '/packages/workday/pages/today/index')
  await shows('候诊 2 位')
  const before = weapp.taps()
  await tap('叫下一位：2 号')
  await tap('进来了，写记录')
  await shows('家长写：咳嗽、流鼻涕')
  await tapLabel('急性上呼吸道感染')
  await tap('保存，叫 3 号')
  await weapp.until(() => weapp.page() === 'packages/workday/pages/today/index')
  await shows('叫了，等人进来')
  await shows('看完 1 位')
  const taps = weapp.taps() - before
  fs.mkdirSync('tests/output', { recursive: true })
  fs.writeFileSync(OUTPUT, JSON.stringify({ taps, mostTaps: MOST_TAPS }))
  expect(taps).toBeLessThanOrEqual(MOST_TAPS)
})

test('the mother reads what came of it and answers three questions', async () => {
  // The child has earlier visits: the list's newest is not the only one that is over.
  await inTheHandOf('parent', `/packages/appointment/pages/detail/index?id=${appointmentId}`)
  await shows('急性上呼吸道感染')
  await tap('这次看得怎么样')
  await shows('还有 3 题没点')
  await tapLabel('很满意')
  await tapLabel('准时')
  await tapLabel('明白')
  await tapLabel('送出')
  await shows('收到了，谢谢')
})

test('the doctor adds a seat for a child whose record is open', async () => {
  const { call } = await demoPhone(server, 'parent')
  const { rows } = await call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const patientId = rows.find(({ name }) => name === '周予满')?.id
  await inTheHandOf('family-doctor', `/packages/staff/pages/chart/index?patientId=${patientId}`)
  await tap('加号')
  await shows('给刚打开档案的这位加一个号')
  await tapLabel('病情需要')
  await tap('加号')
  await shows('加好了')
})
