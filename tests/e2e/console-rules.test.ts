import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoId } from '../../prisma/seed/demo-id'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { keepDesk, openDesk, openPlace } from '../support/screen/desk'
import { accessibilityProblems } from '../support/screen/readable'
import { startTestServer, type TestServer } from '../support/server/test-server'

let server: TestServer
let browser: Browser
let page: Page
let errors: Error[]

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
  ;({ page, errors } = await openDesk(browser, server.address, 'health-bureau'))
})
afterAll(async () => {
  expect(errors).toEqual([])
  await browser?.close()
  await server?.stop()
})

const open = async (place: string) => {
  await openPlace(page, server.address, place)
  await page.locator('.data-table tbody tr:visible').first().waitFor()
}
const row = (words: string) => page.locator('.data-table tbody tr:visible', { hasText: words }).first()
const button = (words: string | RegExp) => page.locator('.console__panel .button:visible', { hasText: words })
const field = (label: string) =>
  page.locator('.console__panel:visible').getByLabel(label, { exact: true }).filter({ visible: true })
const says = (words: string) => page.locator('.note:visible', { hasText: words }).waitFor()
const timeline = () => page.locator('.console-timeline__one:visible')

test('a rule is changed for a day to come, shown with both versions, downloaded and taken back', async () => {
  await open('rules')
  await row('BK-13').click()
  await page.locator('.console-card__title:visible', { hasText: 'BK-13' }).waitFor()
  await timeline().first().waitFor()
  const before = await timeline().count()
  await button('写新版本').click()
  await field('锁号').fill('0')
  await button('值不对').waitFor()
  await field('锁号').fill('8')
  await button('先写来源').waitFor()
  await field('来源').fill('县卫健局〔2026〕4 号')
  await button('先写原因').waitFor()
  await field('原因').fill('=高峰时填不完')
  await button(/起生效/).click()
  await says('到那天以前都可以撤回')
  await timeline().filter({ hasText: '未生效' }).filter({ hasText: '锁号 8 分钟' }).waitFor()
  expect(await timeline().count()).toBe(before + 1)
  expect(await timeline().filter({ hasText: '现行' }).innerText()).toContain('锁号 5 分钟')
  await keepDesk(page, 'console-rules')

  const download = page.waitForEvent('download')
  await page.getByText('下载 CSV').filter({ visible: true }).click()
  const csv = await readFile((await (await download).path()) ?? '', 'utf8')
  expect(csv.startsWith('\uFEFF规则,名称,值,')).toBe(true)
  expect(csv).toContain('\r\nBK-13,锁号时长,')

  await open('changes')
  await row('BK-13').click()
  await field('原因').fill('写错了县')
  await button('撤回这次变更').click()
  await row('是一次撤回').or(row('写错了县')).first().waitFor()
  await keepDesk(page, 'console-changes')
  await open('rules')
  await row('BK-13').click()
  await timeline().first().waitFor()
  // What was fetched before is shown until the newer answer is there.
  await expect.poll(() => timeline().filter({ hasText: '未生效' }).count(), { timeout: 10_000 }).toBe(0)
})

test('a table is sorted by its heads and opened by keyboard', async () => {
  await open('rules')
  const first = () => page.locator('.data-table__open:visible').first()
  const head = page.getByRole('columnheader', { name: '规则', exact: true }).filter({ visible: true })
  await head.getByRole('button').click()
  await head.getByRole('button').click()
  expect(await head.getAttribute('aria-sort')).toBe('descending')
  await first().focus()
  await page.keyboard.press('Enter')
  expect(await first().getAttribute('aria-pressed')).toBe('true')
})

test('the key that signs the cards is changed as planned, and at once when it may have leaked', async () => {
  const family = await demoPhone(server, 'parent')
  const patientId = demoId('patient', 'zhou-yuman')
  const codeNow = async () => (await family.call<{ code: string }>('healthCard.code', { patientId })).code
  const before = await codeNow()
  await open('card-keys')
  const states = () => page.locator('.data-table tbody tr:visible .tag')
  await states().filter({ hasText: '正在用' }).waitFor()
  const keys = await states().count()
  await field('原因').fill('一年一换')
  await button('换密钥').click()
  await says('换好了')
  await expect.poll(() => states().count()).toBe(keys + 1)
  await expect.poll(async () => (await states().allInnerTexts()).sort()).toContain('只核验旧码')

  await field('为什么换').selectOption('leaked')
  await page.getByText('全部作废').filter({ visible: true }).first().waitFor()
  await field('原因').fill('服务器可能被人进过')
  await keepDesk(page, 'console-card-keys')
  await button('换密钥，旧码全部作废').click()
  await expect.poll(() => states().count()).toBe(keys + 2)
  await expect.poll(() => states().allInnerTexts()).not.toContain('只核验旧码')
  const desk = await demoPhone(server, 'front-desk')
  const shown = { purpose: 'identify', stage: '0101013', channel: '0100' }
  const verify = (code: string) =>
    desk.call('healthCard.verify', { code, ...shown, idempotencyKey: crypto.randomUUID() })
  await expect(verify(before)).rejects.toThrow('card_code_unknown_key')
  await verify(await codeNow())
})

describe.each(['rules', 'calendar', 'directory', 'sessions', 'accounts', 'card-keys', 'audit', 'changes'])(
  '%s',
  (place) => {
    test('reads and has a name for everything', async () => {
      await open(place)
      await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
      await keepDesk(page, `console-page-${place}`)
    })
  },
)

describe.each([
  { place: 'claims', persona: 'claim-reviewer', shows: '申请号' },
  { place: 'fund', persona: 'fund-custodian', shows: '备注' },
  { place: 'payments', persona: 'fund-custodian', shows: '每一天都对得上' },
  { place: 'proposals', persona: 'fund-custodian', shows: '没有人提过修改' },
] as const)('$place, at the desk of $persona', ({ place, persona, shows }) => {
  test('reads and has a name for everything', async () => {
    const desk = await openDesk(browser, server.address, persona)
    await openPlace(desk.page, server.address, place)
    await desk.page.getByText(shows).filter({ visible: true }).first().waitFor()
    await expect.poll(() => accessibilityProblems(desk.page), { timeout: 5000 }).toEqual([])
    await keepDesk(desk.page, `console-page-${place}`)
    expect(desk.errors).toEqual([])
    await desk.page.context().close()
  })
})

test('what two agreed on for a plan is taken out by two before its day (E4 49)', async () => {
  const custodian = await openDesk(browser, server.address, 'fund-custodian')
  const agree = async (shown: string, agreed: string) => {
    const panel = custodian.page.locator('.console__panel:visible')
    await openPlace(custodian.page, server.address, 'proposals')
    await custodian.page.locator('.data-table tbody tr:visible', { hasText: shown }).first().click()
    await panel.getByLabel('为什么', { exact: true }).fill('看过试算，同意')
    await keepDesk(custodian.page, `console-proposal-${shown.slice(0, 2)}`)
    await panel.locator('.button', { hasText: agreed }).click()
    await panel.getByText('：看过试算，同意').waitFor()
  }
  const openRule = async () => {
    await open('rules')
    await page.getByLabel('找规则').filter({ visible: true }).fill('MA-08')
    await row('MA-08').click()
    await page.locator('.console-card__title:visible', { hasText: 'MA-08' }).waitFor()
  }
  await openRule()
  await button('写新版本').click()
  await field('来源').fill('县红十字会〔2026〕9 号')
  await field('原因').fill('犹豫期改一改')
  await button('提交，等另一个人同意').click()
  await says('提交了')
  await agree('MA-08', '起生效')
  await openRule()
  await timeline().filter({ hasText: '未生效' }).getByText('撤回这个版本').click()
  await field('原因').fill('天数写错了')
  await keepDesk(page, 'console-rule-withdrawal')
  await button('提交撤回，等另一个人同意').click()
  await says('没同意以前这个版本还在')
  await agree('撤掉', '同意撤掉，前一个版本继续生效')
  await openRule()
  await timeline().first().waitFor()
  await expect.poll(() => timeline().filter({ hasText: '未生效' }).count(), { timeout: 10_000 }).toBe(0)
  expect(custodian.errors).toEqual([])
  await custodian.page.context().close()
})

test('a gift is written down, and its receipt is opened from the list', async () => {
  const desk = await openDesk(browser, server.address, 'fund-custodian')
  const panel = desk.page.locator('.console__panel:visible')
  await openPlace(desk.page, server.address, 'fund')
  await desk.page.locator('.chip:visible', { hasText: '捐款' }).click()
  const form = panel.getByRole('group', { name: '记一笔捐款' })
  await form.getByLabel('金额', { exact: true }).fill('888.5')
  await form.getByLabel('银行流水号', { exact: true }).fill('JK-20261122-01')
  await form.getByLabel('捐款人（收据上写，不说就空着）', { exact: true }).fill('示例书店')
  await form.getByLabel('捐款人愿意在公开账本里留名').check()
  await form.locator('.button', { hasText: '记下捐款' }).click()
  await form.locator('.note', { hasText: '收据号 YX' }).waitFor()
  await desk.page.locator('.data-table tbody tr:visible', { hasText: '示例书店' }).click()
  await expect.poll(() => accessibilityProblems(desk.page), { timeout: 5000 }).toEqual([])
  await keepDesk(desk.page, 'console-donations')
  const download = desk.page.waitForEvent('download')
  await panel.locator('.button', { hasText: '下载收据' }).click()
  const receipt = await readFile((await (await download).path()) ?? '')
  expect(receipt.subarray(0, 5).toString()).toBe('%PDF-')
  expect(desk.errors).toEqual([])
  await desk.page.context().close()
})

test('a narrow window asks for a wider one', async () => {
  await open('rules')
  await page.setViewportSize({ width: 1200, height: 900 })
  await page.getByText('窗口再宽一点').filter({ visible: true }).waitFor()
  expect(await page.locator('.data-table:visible').count()).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('whoever does not work at the office meets a door', async () => {
  const parent = await openDesk(browser, server.address, 'parent')
  await parent.page.goto(`${server.address}/#/packages/console/pages/rules/index`)
  await parent.page.getByText('这个账号不在这个岗位').filter({ visible: true }).waitFor()
  await parent.page.context().close()
})
