import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { demoDocument } from '../support/rows/demo-document-of'
import { keepPicture, openChromium, openPhone } from '../support/screen/chromium'
import { startTestServer, type TestServer } from '../support/server/test-server'

let browser: Browser
let server: TestServer
let page: Page
let errors: Error[]

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
})
afterEach(async () => {
  expect(errors).toEqual([])
  await page.context().close()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openHome(): Promise<void> {
  const phone = await openPhone(browser, server.address)
  page = phone.page
  errors = phone.errors
}

const row = (words: string) => page.locator('.row:visible', { hasText: words })
const button = (words: string | RegExp) => page.locator('.button:visible', { hasText: words }).last()
const field = (label: string) => page.locator('.text-field:visible', { hasText: label }).locator('input')
const tick = (words: string) => page.locator('.check-row:visible', { hasText: words }).click()
const shows = (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first().waitFor()

/** From home's invitation, and back to home. */
async function logIn(family: string): Promise<void> {
  await row('登录，给孩子约号').click()
  await shows('先说清楚，我们要什么')
  await button('同意，用示例家庭登录').click()
  await row(family).click()
  await page.waitForURL('**/#/pages/home/index')
  await shows('给谁看？')
}

test('journeys E1 39: whoever refuses still sees what is free, and nothing is sent about them', async () => {
  await openHome()
  await shows('最早可约')
  await keepPicture(page, 'household-1-logged-out')
  await row('登录，给孩子约号').click()
  await page.locator('.link:visible', { hasText: '儿童信息保护规则' }).click()
  await shows('未满 14 岁的孩子')
  await page.locator('.nav-bar__back:visible').last().click()
  await keepPicture(page, 'household-2-privacy')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await button('不同意，先逛逛').click()
  await button('孩子不舒服，看看哪里有号').click()
  await page.waitForURL('**/packages/appointment/pages/sites/**')
  await shows('就这')
  expect(asked.filter((path) => /^\/trpc\/.*(auth|patient|appointment)\./.test(path))).toEqual([])
})

test('journeys E1 8, 9 and 2: a newborn without a name or an ID is added once, however often it is tapped', async () => {
  await openHome()
  await logIn('赵雨晴')
  const added: string[] = []
  page.on('request', (request) => request.url().includes('patient.add') && added.push(request.url()))

  await page.locator('.people__one:visible', { hasText: '添加' }).click()
  await row('刚出生，还没有身份证').click()
  await page.locator('.chip:visible', { hasText: '男' }).click()
  await page.locator('.link:visible', { hasText: '写“赵雨晴之子”' }).click()
  await field('出生医学证明编号').fill('Ｑ510 123456')
  await page.locator('.picker-field:visible').click()
  await page.getByText('确定').filter({ visible: true }).click()
  await button('先点一下上面那句话').waitFor()
  await tick('我是孩子的监护人')
  await tick('我看过了，同意')
  await keepPicture(page, 'household-3-newborn')
  await button('添加赵雨晴之子').dblclick()

  await page.waitForURL('**/#/pages/home/index')
  await page.locator('.people__one--on:visible', { hasText: '赵雨晴之子' }).waitFor()
  await button('赵雨晴之子不舒服，现在约号').waitFor()
  await keepPicture(page, 'household-4-chosen')
  expect(added).toHaveLength(1)
})

test('D-ID-01: a number answers while it is typed; a refusal stands under it and nothing is lost', async () => {
  await openHome()
  await logIn('陈立诚一家')
  await page.locator('.link:visible', { hasText: '管理家人' }).click()
  await button('添加家人').click()
  await row('身份证号，户口簿上有').click()
  await field('姓名').fill('陈一诺')
  for (const [typed, said] of [
    ['5101832019', '还差 8 位'],
    ['51018a', '只有数字'],
    ['510107201802290013', '出生日期不存在'],
    ['110105194912310020', '多半是输错了'],
    ['510183201906010027', '2019年6月1日出生 · 女 · 7岁'],
  ] as const) {
    await field('身份证号').fill(typed)
    await shows(said)
  }
  const known = await demoDocument(server.address, 'parent-2', 'chen-yinuo')
  await field('身份证号').fill(known)
  await tick('我是孩子的监护人')
  await tick('我看过了，同意')
  await button('添加陈一诺').click()
  await shows('这个人已经在你的家庭里')
  await keepPicture(page, 'household-5-refused')
  expect(await field('姓名').inputValue()).toBe('陈一诺')
  expect(await field('身份证号').inputValue()).toBe(known)
})

test('elder mode is switched in 我的 and home has five things; logging out leaves nothing of the family', async () => {
  await openHome()
  await logIn('孙国强')
  await page.locator('.tab-bar:visible').getByRole('link', { name: '我的' }).click()
  await page.getByRole('switch', { name: /长辈模式/ }).click()
  await keepPicture(page, 'household-6-elder-me')
  await page.locator('.tab-bar:visible').getByRole('link', { name: '首页' }).click()
  await button('急救 120').waitFor()
  await button('约复诊').waitFor()
  await keepPicture(page, 'household-7-elder-home')

  await page.locator('.tab-bar:visible').getByRole('link', { name: '我的' }).click()
  await button('退出登录').click()
  await shows('要退出登录吗')
  await button('退出登录').click()
  await shows('登录以后能给家人约号')
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/孙国强|李桂兰|1990000/)
})
