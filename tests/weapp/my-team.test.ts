import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { demoId } from '../../prisma/seed/demo-id'
import { demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

const CHILD = demoId('patient', 'zhou-yuman')
const PAGES = 'packages/contract/pages'
const MY_TEAM = `/${PAGES}/my-team/index?patientId=${CHILD}`

let server: TestServer
let weapp: Weapp

beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  expect(weapp.program.record.errors).toEqual([])
  weapp.close()
})
afterAll(() => server?.stop())

/** The mini-program in the hand of somebody who has logged in some other day. */
async function inTheHandOf(persona: DemoPersona, url: string, elder = false): Promise<void> {
  const { storage } = await demoPhone(server, persona)
  if (elder) storage.set('elder-mode', 'true')
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, storage)
  weapp.program.launch(url)
}

/** At whatever hour this runs somebody should answer: no hours of a team are longer. */
async function answerAllDay(): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  await client.query(`UPDATE care_team SET phone_from = '00:00', phone_to = '23:59'`)
  await client.end()
}

/** As if the contract in force had been signed for three years, more than one of them ago. */
async function intoTheSecondYear(patientId: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  // What was signed is guarded, and the clock of a built server cannot be put forward by a year.
  await client.query(`SET session_replication_role = replica`)
  const { rowCount } = await client.query(
    `UPDATE contract SET term_years = 3, starts_on = current_date - 400, ends_on = current_date + 690
     WHERE patient_id = $1 AND status = 'signed'`,
    [patientId],
  )
  await client.end()
  expect(rowCount).toBe(1)
}

const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))
const on = (page: string) => weapp.until(() => weapp.page() === `${PAGES}/${page}/index`)

test('the record leads to the family doctor, with what was done of what was promised', async () => {
  await inTheHandOf('parent', '/pages/home/index')
  await shows('的家庭医生')
  weapp.close()
  await inTheHandOf('parent', MY_TEAM)
  await shows('何静团队')
  await shows('履约中')
  await shows('没有拖欠')
  await tap('喂养指导 · ')
  await weapp.until(() => weapp.page() === 'packages/health/pages/entry/index')
})

test('what counts as done and never was is told, and somebody else looks into it (E2 31)', async () => {
  await inTheHandOf('parent', MY_TEAM)
  await tap('没做过？告诉我们')
  await shows('核实的人不是这支团队的')
  weapp.write(await weapp.until(() => weapp.byLabel('当时是怎样的')), '那天没有人来过')
  // The link beneath says the same words.
  await weapp.until(() => weapp.text('.sheet').endsWith('告诉我们'))
  await tap('告诉我们')
  await shows('前回复到“消息”里')
  await tap('知道了')
  await shows('你说没做过，正在核实')
})

test('whoever rings the team and is not answered has the other number, and says so (E2 37)', async () => {
  await answerAllDay()
  await inTheHandOf('parent', MY_TEAM)
  await tap('打电话')
  await shows('刚才没人接')
  weapp.tap(weapp.byLabel('告诉我们团队电话没人接'))
  await shows('不会说是谁打的')
  expect(weapp.byLabel('打备用电话').textContent).toContain('打备用电话')
  weapp.close()
  await inTheHandOf('family-doctor', '/packages/account/pages/inbox/index')
  await tap('有居民说团队电话没人接')
  await weapp.until(() => weapp.page() === 'packages/team/pages/cases/index')
  await shows('在接听时间里打过团队电话')
})

test('a message goes to the team, and 120 stands first while it reads like an emergency (E2 38)', async () => {
  await inTheHandOf('parent', MY_TEAM)
  await tap('发消息')
  await on('chat')
  await shows('急症请直接打 120')
  weapp.write(await weapp.until(() => weapp.byLabel('要说的话')), '他喘不上气')
  await shows('如果有生命危险，马上打 120')
  await tap('发送')
  await weapp.until(() => !weapp.text().includes('正在发…'))
  await shows('他喘不上气')
  await shows('打 120')
})

test('in elder mode an expiring contract leads to its renewal and its end (E2 27, 29)', async () => {
  await inTheHandOf('resident', `/${PAGES}/my-team/index`, true)
  await shows('快到期')
  await tap('签的什么、换团队、解约')
  await on('contract')
  await shows('不会自动续')
  await shows('续签')
  await tap('结束签约')
  await shows('最后一天是今天')
  await shows('为什么结束')
})

test('when another year of three begins the family says that it may stand (E2 30)', async () => {
  await intoTheSecondYear(CHILD)
  await inTheHandOf('parent', MY_TEAM)
  await tap('签的什么、换团队、解约')
  await on('contract')
  await shows('又满一年了，还照旧吗')
  await tap('合适，照旧')
  await shows('记下了，新的一年照旧')
  await shows('新一年照旧，家庭已确认')
  weapp.close()
  await inTheHandOf('parent', MY_TEAM)
  await tap('签的什么、换团队、解约')
  await on('contract')
  await shows('新一年照旧，家庭已确认')
  expect(weapp.text()).not.toContain('还照旧吗')
})
