import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { keepPicture, openChromium, openPhone } from '../support/screen/chromium'
import { startTestServer, type TestServer } from '../support/server/test-server'

let browser: Browser
let server: TestServer
let opened: { page: Page; errors: Error[] }[] = []

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
})
afterEach(async () => {
  for (const { page, errors } of opened) {
    expect(errors).toEqual([])
    await page.context().close()
  }
  opened = []
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A phone or a desk of its own, on a page. */
async function open(path: string): Promise<Page> {
  const screen = await openPhone(browser, `${server.address}/#${path}`)
  opened.push(screen)
  return screen.page
}

const row = (page: Page, words: string) => page.locator('.row:visible', { hasText: words })
const button = (page: Page, words: string) => page.locator('.button:visible', { hasText: words }).last()
const field = (page: Page, label: string) =>
  page.locator('.text-field:visible', { hasText: label }).locator('input')
const shows = (page: Page, words: string) => page.getByText(words).filter({ visible: true }).first().waitFor()
const ME = '/pages/me/index'

async function logIn(page: Page, persona: string): Promise<void> {
  await row(page, '登录以后能给家人约号').click()
  await button(page, '同意，用示例家庭登录').click()
  await row(page, persona).click()
}

/** Six digits, of a step that this account has not used. */
function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return totp.generate({ timestamp: Date.now() + steps * 30_000 })
}

test('the office sets up its authenticator, is asked at a desk again, and a wrong code says what to do', async () => {
  const phone = await open(ME)
  await row(phone, '登录以后能给家人约号').click()
  await button(phone, '同意，用示例家庭登录').click()
  await row(phone, '登录时也要验证码').click()
  await row(phone, '钱主任').click()
  await shows(phone, '装一个验证器，把账号加进去')
  await button(phone, '给我密钥').click()
  const secret = (await phone.locator('.t-digits.t-strong:visible').innerText()).replaceAll(' ', '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  await keepPicture(phone, 'staff-1-authenticator')
  await field(phone, '6 位数字').fill(codeOf(secret, -20))
  await button(phone, '绑定验证器').click()
  await shows(phone, '等验证器换出下一组数字再输')
  await field(phone, '6 位数字').fill(codeOf(secret))
  await button(phone, '绑定验证器').click()
  await shows(phone, '这次登录验过了')
  await keepPicture(phone, 'staff-2-me')

  const desk = await open(ME)
  await row(desk, '登录以后能给家人约号').click()
  await button(desk, '用手机登录这台电脑').click()
  const code = await desk.locator('.t-hero:visible').innerText()
  await keepPicture(desk, 'staff-3-desk')
  await row(phone, '电脑登录').click()
  await field(phone, '电脑上的登录码').fill(code.toLowerCase())
  await button(phone, '让这台电脑登录').click()
  await shows(phone, '电脑已经登录')

  // The next step's code counts already: the one before is used up.
  await field(desk, '6 位数字').fill(codeOf(secret, 1))
  await button(desk, '验证').click()
  await shows(desk, '这次登录验过了')
  await keepPicture(desk, 'staff-4-desk-in')
})

test('staff who were logged out meanwhile log in on top of what they were typing', async () => {
  const [desk, phone] = [await open(ME), await open(ME)]
  await logIn(desk, '孙茜')
  await row(desk, '电脑登录').click()
  await field(desk, '电脑上的登录码').fill('ABCD2345')

  await logIn(phone, '孙茜')
  await row(phone, '登录过的手机').click()
  await button(phone, '让它退出').click()
  await phone.locator('.row:visible').nth(1).waitFor({ state: 'detached' })

  await button(desk, '让这台电脑登录').click()
  await shows(desk, '再登录就回到刚才的页面')
  await keepPicture(desk, 'staff-5-again')
  await button(desk, '同意，用示例家庭登录').click()
  await row(desk, '孙茜').click()
  await expect.poll(() => field(desk, '电脑上的登录码').inputValue()).toBe('ABCD2345')
  await button(desk, '让这台电脑登录').click()
  await shows(desk, '没有找到这个登录码')
})

test('whoever turns away instead of logging in again leaves nothing on the desk', async () => {
  const [desk, phone] = [await open(ME), await open(ME)]
  await logIn(desk, '吴晓兰')
  await row(desk, '电脑登录').click()
  await field(desk, '电脑上的登录码').fill('ABCD2345')
  await logIn(phone, '吴晓兰')
  await row(phone, '登录过的手机').click()
  await button(phone, '让它退出').click()
  await phone.locator('.row:visible').nth(1).waitFor({ state: 'detached' })
  await button(desk, '让这台电脑登录').click()
  await shows(desk, '再登录就回到刚才的页面')
  await desk.locator('.nav-bar__back:visible').last().click()
  await shows(desk, '登录以后才能批准电脑登录')
})

test('whoever came to work finds it on 首页, where a family would stand', async () => {
  const phone = await open(ME)
  await logIn(phone, '孙茜')
  await row(phone, '进工作台').waitFor()
  await phone.goto(`${server.address}/#/pages/home/index`)
  await row(phone, '先添加孩子').waitFor()
  await row(phone, '进工作台').click()
  await phone.waitForURL(/packages\/workday\/pages\/today/)
})
