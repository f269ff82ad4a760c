import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { type DemoPhone, demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

/** The head of a JPEG, which is all that anybody looks at here. */
const PICTURE = Buffer.from('ffd8ffe000104a464946', 'hex').toString('base64')

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

async function opens(persona: DemoPersona, url: string, scans: string[] = []): Promise<void> {
  const { storage } = await demoPhone(server, persona)
  weapp = openWeapp('dist/weapp', { serverAddress: server.address, scans }, storage)
  weapp.program.launch(url)
}

const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
const tapLabel = async (label: string) => weapp.tap(await weapp.until(() => weapp.byLabel(label)))
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))
const type = async (label: string, words: string) =>
  weapp.write(await weapp.until(() => weapp.byLabel(label)), words)

async function elderOf(family: DemoPhone): Promise<string> {
  const { rows } = await family.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const elder = rows.find(({ name }) => name === '李桂兰')
  if (!elder) throw new Error('the demonstration has lost somebody')
  return elder.id
}

test('E2 13, 35: a doctor scans an elder’s card and signs them who cannot write, with a colleague', async () => {
  const family = await demoPhone(server, 'resident')
  const nurse = await demoPhone(server, 'nurse')
  const patientId = await elderOf(family)
  const { code } = await family.call<{ code: string }>('healthCard.code', { patientId })
  await opens('family-doctor', '/packages/team/pages/contracts/index', [code])
  await tapLabel('没法用手机的，当面签')
  await tapLabel('扫健康卡')
  await shows('李*兰')
  await tapLabel('给这位签约')
  await tapLabel('基础包')
  await type('单元和门牌', '2 单元 301')
  await tapLabel('填好了，念协议')

  await shows('最要紧的几条')
  await tapLabel('念给本人听了')
  await tapLabel('本人写不了字')
  await type('谁在旁边见证', '孙国强')
  await type('是本人的什么人', '老伴')
  const { rows: teams } = await nurse.call<{ rows: { teamId: string; name: string }[] }>('careTeam.mine', {})
  const teamId = teams.find(({ name }) => name.startsWith('何静'))?.teamId
  const drafts = await nurse.call<{ rows: { id: string }[] }>('contract.inbox', {
    teamId,
    tab: 'unconfirmed',
  })
  const { code: second } = await nurse.call<{ code: string }>('contract.secondCode', {
    id: drafts.rows[0]?.id,
  })
  await type('同事念的码', second)
  await tapLabel('本人答应了，签')
  await shows('等团队接受')
  await tapLabel('去接受')
  await shows('孙国强（老伴）见证')
  await shows('不在任何网格')
})

test('a leader changes the places of the team', async () => {
  await opens('family-doctor', '/packages/workday/pages/today/index')
  await tap('团队设置')
  await type('最多签多少人', '44')
  await tapLabel('改名额')
  await shows('改好了，最多 44 人')
})

test('E2 36: a leader takes the picture of the group anew', async () => {
  await opens('family-doctor', '/packages/team/pages/settings/index')
  weapp.program.answers.pictures.push(PICTURE)
  await tapLabel('换一张群码')
  await shows('居民看到的就是这一张')
})

test('a team answers with a picture, and the family sees it', async () => {
  const family = await demoPhone(server, 'resident')
  const { rows } = await family.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const patientId = rows.find(({ name }) => name === '孙国强')?.id
  const key = () => ({ idempotencyKey: crypto.randomUUID() })
  const { id: conversationId } = await family.call<{ id: string }>('conversation.open', {
    patientId,
    ...key(),
  })
  await family.call('conversation.sendText', { conversationId, text: '药怎么吃', ...key() })
  await opens('family-doctor', `/packages/team/pages/reply/index?conversationId=${conversationId}`)
  await shows('药怎么吃')
  weapp.program.answers.pictures.push(PICTURE)
  await tapLabel('发照片')
  await weapp.until(() => weapp.byLabel('发来的照片'))
  const page = await family.call<{ rows: { side: string; kind: string }[] }>('conversation.messages', {
    conversationId,
  })
  expect(page.rows.filter(({ kind }) => kind === 'picture')).toMatchObject([{ side: 'team' }])
})

test('E2 42: a grid worker finds the grid among what is theirs, and sees no more than three things', async () => {
  await opens('grid-worker', '/pages/me/index')
  await tap('我的网格')
  await shows('只看得到姓名、楼栋、签没签')
  await shows('孙国强')
  expect(weapp.page()).toContain('packages/team/pages/grid/index')
})
