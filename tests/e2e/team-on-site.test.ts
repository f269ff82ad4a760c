import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, openPhone } from '../support/screen/chromium'
import { type DemoPhone, demoPhone } from '../support/screen/demo-phone'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { type Hand, inTheHandOf } from './hand'

let browser: Browser
let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const key = () => ({ idempotencyKey: crypto.randomUUID() })

async function idOf(phone: DemoPhone, name: string): Promise<string> {
  const { rows } = await phone.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const found = rows.find((row) => row.name === name)
  if (!found) throw new Error('the demonstration has lost somebody')
  return found.id
}

const field = ({ page }: Hand, label: string) =>
  page.locator('.text-field:visible', { hasText: label }).locator('input, textarea').last()

/** Opens a wheel and takes what it stands at, after so many steps down. */
async function choose({ page }: Hand, label: string): Promise<void> {
  await page.locator('.text-field:visible', { hasText: label }).locator('.picker-field').click()
  await page
    .getByText(/^(确定|完成|Done)$/)
    .filter({ visible: true })
    .last()
    .click()
}

async function writeName({ page }: Hand): Promise<void> {
  const surface = page.locator('.ink-surface:visible')
  await surface.scrollIntoViewIfNeeded()
  const box = await surface.boundingBox()
  if (!box) throw new Error('there is nowhere to sign')
  for (const [from, to] of [
    [0.2, 0.45],
    [0.5, 0.8],
  ] as const) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.25)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * to, box.y + box.height * 0.75, { steps: 6 })
    await page.mouse.up()
  }
}

test('E2 12, 13, 35: a doctor signs an elder on site, a nurse hears it too, and the family sees that it stands', async () => {
  const family = await demoPhone(server, 'parent')
  const nurse = await demoPhone(server, 'nurse')
  const patientId = await idOf(family, '方桂珍')
  const { code } = await family.call<{ code: string }>('healthCard.code', { patientId })
  const hand = await inTheHandOf(browser, server, {
    persona: 'family-doctor',
    path: '/packages/team/pages/contracts/index',
    elder: false,
    pictures: 'on-site',
  })
  await hand.tap('没法用手机的，当面签')
  await hand.shows('要本人在场')
  await hand.look('1-find')
  await field(hand, '就诊码').fill(code)
  await hand.shows('方*珍')
  await hand.look('2-found')
  await hand.press('给这位签约')
  await hand.shows('系统认出')
  await hand.page.locator('.package-table__head:visible', { hasText: '基础包' }).click()
  await field(hand, '网格或小区').fill('梧桐路')
  await hand.tap('梧桐路 1 网格')
  await hand.page.locator('.chip:visible').first().click()
  await field(hand, '单元和门牌').fill('2 单元 301')
  await hand.page.locator('.check-row:visible', { hasText: '本人同意团队看健康档案' }).click()
  await hand.look('3-form')
  await hand.press('填好了，念协议')

  await hand.shows('最要紧的几条')
  await hand.page.locator('.check-row:visible', { hasText: '念给本人听了' }).click()
  await hand.tap(/^本人不识字$/)
  await field(hand, '谁在旁边见证').fill('林晓敏')
  await field(hand, '是本人的什么人').fill('儿媳')
  await writeName(hand)
  const [draft] = hand.answers<{ id: string }>('contract.draftOnSite')
  const { code: second } = await nurse.call<{ code: string }>('contract.secondCode', { id: draft?.id })
  await field(hand, '同事念的码').fill(second)
  await hand.look('4-yes')
  await hand.press('本人答应了，签')
  await hand.shows('等团队接受')
  await hand.look('5-heard')
  await hand.press('去接受')

  await hand.shows('本人不识字，林晓敏（儿媳）见证')
  await hand.shows('团队当面代填')
  await hand.page.getByRole('img', { name: '方桂珍的手写签名' }).filter({ visible: true }).waitFor()
  await hand.look('6-application')
  await hand.press('接受，签约')
  await hand.shows('两边都签好了')
  await hand.tap('看这份签约')
  await hand.shows('走到哪一步')
  await hand.tap('补一条')
  await field(hand, '补充什么').fill('团队门诊搬到 2 楼 6 室')
  await hand.press('补上')
  await hand.shows('团队门诊搬到 2 楼 6 室')
  await hand.look('7-contract')
  await hand.tap('结束签约')
  await hand.shows('看得到你写的原因')
  await hand.look('8-end')
  await hand.close()

  // She signed by herself, so what she chose and what was added is hers alone (E2 26).
  const contract = await family.call<object>('contract.get', { id: draft?.id })
  expect(contract).toMatchObject({ status: 'active', isTheirsAlone: true, addenda: [] })
})

test('a leader sets the places, a leave with who stands in, and writes in the notebook', async () => {
  const hand = await inTheHandOf(browser, server, {
    persona: 'family-doctor',
    path: '/packages/team/pages/settings/index',
    elder: false,
    pictures: 'team-settings',
  })
  await hand.shows('最多签多少人')
  await hand.look('1-settings')
  await field(hand, '最多签多少人').fill('99999')
  await hand.shows('写小一点')
  await field(hand, '最多签多少人').fill('45')
  await hand.press('改名额')
  await hand.shows('改好了，最多 45 人')

  await hand.tap('加一段')
  await choose(hand, '谁代班')
  await hand.look('2-absence')
  await hand.press('记上')
  await hand.shows('没有人代班')
  await hand.page
    .getByRole('link', { name: /^取消.*的请假$/ })
    .filter({ visible: true })
    .click()
  await hand.shows('没有人请假')

  await hand.tap('记一条')
  await field(hand, '写一句').fill('小区门口量血压')
  await hand.look('3-note')
  await hand.press('记下')
  await hand.shows('小区门口量血压')
  await hand.page
    .getByRole('link', { name: '孙茜（示例）离开团队' })
    .or(hand.page.getByRole('link', { name: '孙茜离开团队' }))
    .filter({ visible: true })
    .click()
  await hand.shows('签了约的每一家都会收到消息')
  await hand.look('4-leave')
  await hand.close()
})

test('E2 31: a team says what it knows of a service that a family denies', async () => {
  const family = await demoPhone(server, 'parent')
  const patientId = await idOf(family, '周予满')
  const progress = await family.call<{ rows: { taskId: string; status: string }[] }>('service.progress', {
    patientId,
  })
  const done = progress.rows.find(({ status }) => status === 'done')
  await family.call('service.deny', { taskId: done?.taskId, text: '那天没有人来过', ...key() })
  const hand = await inTheHandOf(browser, server, {
    persona: 'family-doctor',
    path: '/packages/team/pages/cases/index',
    elder: false,
    pictures: 'team-cases',
  })
  await hand.shows('那天没有人来过')
  await hand.press('写经过')
  await field(hand, '经过').fill('下午 3 点去过，妈妈在家')
  await hand.look('1-explain')
  await hand.press('交给卫健局')
  await hand.shows('下午 3 点去过，妈妈在家')
  await hand.look('2-said')
  await hand.close()
})

test('a team confirms a key group by what it has seen', async () => {
  const doctor = await demoPhone(server, 'family-doctor')
  const { rows: teams } = await doctor.call<{ rows: { teamId: string }[] }>('careTeam.mine', {})
  const { rows } = await doctor.call<{ rows: { patientId: string; nameMasked: string }[] }>('service.panel', {
    teamId: teams[0]?.teamId,
  })
  const patientId = rows.find(({ nameMasked }) => nameMasked === '孙*强')?.patientId
  const hand = await inTheHandOf(browser, server, {
    persona: 'family-doctor',
    path: `/packages/team/pages/key-groups/index?patientId=${patientId}`,
    elder: false,
    pictures: 'key-groups',
  })
  await hand.shows('按年龄')
  await hand.press('看过证明，记一类')
  await hand.tap(/^高血压$/)
  await field(hand, '看了什么证明').fill('县医院 3 月诊断书')
  await hand.look('1-add')
  await hand.press('记上')
  await hand.shows('县医院 3 月诊断书')
  await hand.look('2-groups')
  await hand.page.getByRole('link', { name: /^结束/ }).filter({ visible: true }).click()
  await hand.shows(/日起，.*结束/)
  await hand.close()
})

test('E2 42: a grid worker who logs in stands in the grid, and sees name, building and signed or not', async () => {
  const { page, errors } = await openPhone(browser, server.address)
  await page.goto(`${server.address}/#/pages/login/index`)
  await page.getByText('同意，用示例家庭登录').filter({ visible: true }).click()
  await page.getByText('罗桂芬（示例）').filter({ visible: true }).click()
  await page.getByText('只看得到姓名、楼栋、签没签').filter({ visible: true }).waitFor()
  await page.getByText('孙国强').filter({ visible: true }).waitFor()
  expect(page.url()).toContain('/packages/team/pages/grid/index')
  expect(errors).toEqual([])
  await page.context().close()
})
