import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
const panel = () => page.locator('.console__panel:visible')
const button = (words: string | RegExp) => page.locator('.button:visible', { hasText: words })
const field = (label: string) => panel().getByLabel(label, { exact: true }).filter({ visible: true })
const title = (words: string) =>
  page.locator('.console-card__title:visible', { hasText: words }).first().waitFor()
const says = (words: string) => page.locator('.note:visible', { hasText: words }).waitFor()
const looksRight = async (name: string) => {
  await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
  await keepDesk(page, name)
}

const openGrid = async () => {
  await open('grids')
  await page.getByLabel('找网格').filter({ visible: true }).fill('白鹭洲')
  await row('白鹭洲 1 网格').click()
  await title('白鹭洲 1 网格')
}

test('a county is divided down to its posters, a team is founded there, and a family finds it by both', async () => {
  await open('grids')
  await button('加一个街道').click()
  await field('名称').fill('白鹭街道')
  await field('原因').fill('新划的街道')
  await button('加上这个街道').click()
  await button('在它下面加社区').click()
  await title('新社区')
  await field('名称').fill('白鹭洲社区')
  await field('原因').fill('新划的社区')
  await button('加上这个社区').click()
  await button('在它下面加微网格').click()
  await title('新微网格')
  await field('名称').fill('白鹭洲 1 网格')
  await field('加楼栋，一行一栋').fill('白鹭洲 1 栋\n白鹭洲 2 栋')
  await field('原因').fill('新划的网格')
  await button('加上这个微网格').click()
  await button('看并打印 2 张海报').waitFor()
  await looksRight('console-grids')

  await open('teams')
  await button('组一支团队').click()
  await title('新团队')
  await button('先写团队名称').waitFor()
  await field('名称').fill('白鹭洲家庭医生团队')
  await field('电话').fill('028-00000188')
  await field('没人接时打').fill('028-00000100')
  await field('最多签多少人').fill('3000')
  const choose = async (label: string, words: string) => {
    const value = await field(label).locator('option', { hasText: words }).first().getAttribute('value')
    await field(label).selectOption(value ?? '')
  }
  await choose('第 1 位成员', '何静')
  await button('加一位成员').click()
  await choose('第 2 位成员', '孙茜')
  const place = await field('机构').inputValue()
  await panel().getByLabel('白鹭洲 1 网格').check()
  await field('原因').fill('新小区交房')
  await button('组这支团队').click()
  // Rules D-FD-04: so many for each family doctor, and this team has one.
  await says('最多签 2000 人')
  await field('最多签多少人').fill('1800')
  await button('组这支团队').click()
  await row('白鹭洲家庭医生团队').waitFor()
  await title('白鹭洲家庭医生团队')
  await looksRight('console-teams')

  const family = await demoPhone(server, 'parent')
  const { rows: grids } = await family.call<{ rows: { id: string }[] }>('contract.grids', { query: '白鹭洲' })
  const { rows: teams } = await family.call<{ rows: { name: string; isRecommended: boolean }[] }>(
    'contract.teams',
    { gridId: grids[0]?.id },
  )
  expect(teams[0]).toMatchObject({ name: '白鹭洲家庭医生团队', isRecommended: true, organizationId: place })

  await openGrid()
  await button('看并打印 2 张海报').click()
  // What was known of the grid before the team was founded stands there until the answer has come.
  const ofTeam = page.locator('.poster', { hasText: '028-00000188' })
  await expect.poll(() => ofTeam.count(), { timeout: 10_000 }).toBe(2)
  await page.locator('.poster', { hasText: '白鹭洲 2 栋' }).waitFor()
  await looksRight('console-posters')
  const paper = (await page.pdf({ preferCSSPageSize: true, path: 'tests/output/posters.pdf' })).toString(
    'latin1',
  )
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(2)
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await page.locator('.poster').first().innerText())?.[0] ?? ''
  await button('关上').click()

  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await phone.goto(`${server.address}/p/${code.replace('-', '')}`)
  await phone.getByText('白鹭洲家庭医生团队').filter({ visible: true }).first().waitFor()
  expect(phone.url()).toContain(`gridId=${grids[0]?.id}`)
  expect(phone.url()).toContain('buildingId=')
  await phone.close()
})

test('a grid worker is sent to a grid and taken out of it', async () => {
  await openGrid()
  await panel().getByText('派一位网格员').click()
  await field('谁').selectOption({ index: 1 })
  const opened = () => panel().locator('details[open]').first()
  await opened().getByLabel('原因', { exact: true }).fill('新小区')
  await button('派到这个网格').click()
  await says('派好了')
  const worker = await demoPhone(server, 'grid-worker')
  const mine = async () =>
    (await worker.call<{ rows: { name: string }[] }>('gridWorker.mine', {})).rows.map(({ name }) => name)
  expect(await mine()).toContain('白鹭洲 1 网格')
  await panel().locator('summary', { hasText: '起' }).click()
  await opened().getByLabel('原因', { exact: true }).fill('派错了')
  await button('不再负责这个网格').click()
  await expect.poll(mine).not.toContain('白鹭洲 1 网格')
})

test('a package is written in its next version from a day to come, and taken back', async () => {
  await open('packages')
  await row('老年包').click()
  await button('写新版本').click()
  await title('老年包的新版本')
  await field('上门随访一年几次').fill('0')
  await button('有的项目没写一年几次').waitFor()
  await field('上门随访一年几次').fill('4')
  await panel().getByLabel('生长评估', { exact: true }).check()
  await panel().getByLabel('生长评估', { exact: true }).uncheck()
  await field('来源').fill('县卫健局〔2026〕9 号')
  await field('原因').fill('上门改成每季一次')
  await button(/起可选/).click()
  await says('是 v2')
  await row('未生效').waitFor()
  await looksRight('console-packages')
  await open('changes')
  await row('服务包').click()
  await page.getByText('改后').filter({ visible: true }).first().waitFor()
  await keepDesk(page, 'console-changes-package')
  await field('原因').fill('文号写错了')
  await button('撤回这次变更').click()
  await row('是一次撤回').or(row('文号写错了')).first().waitFor()
  await open('packages')
  await expect.poll(() => row('未生效').count(), { timeout: 10_000 }).toBe(0)
})

test('a text says what it changes before it is written, and refuses a variable that nobody fills', async () => {
  await open('agreements')
  await button('写新版本').click()
  await page.getByText('和上一版一字不差').waitFor()
  const point = field('要点，一行一条')
  const before = await point.inputValue()
  await point.fill(`${before}\n搬家了告诉{tema}一声。`)
  await says('{tema}')
  await button('变量还没写对').waitFor()
  await point.fill(`${before}\n搬家了告诉{team}一声。`)
  await page.locator('.console-text__new', { hasText: '搬家了告诉{team}一声' }).waitFor()
  await looksRight('console-agreement-form')
  await field('原因').fill('写明搬家怎么办')
  await button(/起给居民看/).click()
  await row('未生效').waitFor()
  await title('改了哪里')
  await looksRight('console-agreements')
})

test('what a family says it never got is judged, and the family reads the answer', async () => {
  const family = await demoPhone(server, 'parent')
  const patientId = demoId('patient', 'zhou-yuman')
  interface Task {
    readonly taskId: string
    readonly status: string
    readonly denied: string | null
    readonly answer: string | null
  }
  const tasks = async () => (await family.call<{ rows: Task[] }>('service.progress', { patientId })).rows
  const done = (await tasks()).find(({ status, denied }) => status === 'done' && denied === null)
  if (!done) throw new Error('the demonstration has done something for the child')
  const text = '那天没有人来过'
  await family.call('service.deny', { taskId: done.taskId, text, idempotencyKey: crypto.randomUUID() })
  await open('cases')
  await row('待核实').click()
  await panel().getByText(text).waitFor()
  await button('先选结论').waitFor()
  await field('结论').selectOption('dismissed')
  await field('答复').fill('门诊记录和签字都在，家里老人带来的')
  await button('记下结论').click()
  await panel().getByText('不属实，服务算做了').filter({ visible: true }).first().waitFor()
  await looksRight('console-cases')
  const judged = (await tasks()).find(({ taskId }) => taskId === done.taskId)
  expect(judged).toMatchObject({ denied: 'dismissed', answer: '门诊记录和签字都在，家里老人带来的' })
})
