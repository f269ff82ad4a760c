import * as fs from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openTodaysSession } from '../support/rows/todays-session'
import { keepPicture, openChromium, openPhone, switchElderModeOn } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { startTestServer, type TestServer } from '../support/server/test-server'

let browser: Browser
let server: TestServer
const opened: Awaited<ReturnType<typeof openPhone>>[] = []

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
})
afterEach(async () => {
  for (const { page, errors } of opened.splice(0)) {
    expect(errors).toEqual([])
    await page.context().close()
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** One of the demonstration's families in their own browser, on 我的. */
async function openMe(family: string, elder = false) {
  const phone = await openPhone(browser, `${server.address}/#/pages/me/index`)
  opened.push(phone)
  const { page } = phone
  if (elder) await switchElderModeOn(page)
  const button = (words: string | RegExp) => page.locator('.button:visible', { hasText: words }).last()
  const row = (words: string) => page.locator('.row:visible', { hasText: words }).last()
  const shows = (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first().waitFor()
  await row('登录以后能给家人约号').click()
  await button('同意，用示例家庭登录').click()
  await row(family).click()
  await shows('退出登录')
  return {
    page,
    button,
    row,
    shows,
    person: (name: string) => page.locator('.people__one:visible', { hasText: name }),
    card: (words: string) => page.locator('.card:visible', { hasText: words }).first(),
    field: (label: string) => page.locator('.text-field:visible', { hasText: label }).locator('input'),
    back: () => page.locator('.nav-bar__back:visible').last().click(),
  }
}

test('who looked at my data: the desk looks for a child, and the parent sees that it did', async () => {
  const { slotId } = await openTodaysSession(server.databaseUrl)
  const parent = await demoPhone(server, 'parent')
  const { rows } = await parent.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const patientId = rows.find(({ name }) => name === '周予满')?.id
  await parent.call('appointment.book', { slotId, patientId, idempotencyKey: crypto.randomUUID() })

  const { row, person, shows, page } = await openMe('林晓敏')
  await row('谁看过我家的档案').click()
  await person('周予满').click()
  await shows('你自己')
  expect(await page.locator('.row:visible', { hasText: '前台' }).count()).toBe(0)

  const desk = await demoPhone(server, 'front-desk')
  await desk.call('visit.find', { query: '周予满' })
  await page.reload()
  await person('周予满').click()
  const look = page.locator('.row:visible', { hasText: '前台' }).first()
  expect(await look.innerText()).toContain('报到和排队')
  expect(await look.innerText()).toContain('看了姓名、性别、预约')
  await keepPicture(page, 'privacy-1-who-looked')

  // Nobody looked at the newborn.
  await page.locator('.people__one:visible').last().click()
  await shows('还没有人看过')
  await keepPicture(page, 'privacy-2-nobody-looked')
})

test('a guardian answers each question alone, and takes a yes back', async () => {
  const { row, person, shows, page, card, button } = await openMe('林晓敏')
  await row('授权与同意').click()
  await person('周予满').click()
  await shows('让接诊医生看以前的健康档案')
  const earlier = card('让接诊医生看以前的健康档案')
  await earlier.locator('.button', { hasText: /^同意$/ }).click()
  await earlier.getByText('已同意').waitFor()
  await keepPicture(page, 'privacy-3-consents')
  await earlier.locator('.button', { hasText: '收回' }).click()
  await shows('先不收回')
  await keepPicture(page, 'privacy-4-taking-back')
  await button(/^收回$/).click()
  await earlier.getByText('已收回').waitFor()
})

test('everything leaves in one file, and an account ends by a written word', async () => {
  const { row, shows, page, button, field } = await openMe('赵雨晴')
  await row('导出或注销').click()
  await button('准备文件').click()
  await shows('准备好了')
  await keepPicture(page, 'privacy-5-export')
  const [download] = await Promise.all([page.waitForEvent('download'), button('存到这台设备').click()])
  const file = JSON.parse(fs.readFileSync(await download.path(), 'utf8')) as { people: { name: string }[] }
  expect(file.people.map(({ name }) => name)).toContain('赵雨晴')

  await row('注销账号').click()
  await shows('按法律要留下')
  await keepPicture(page, 'privacy-6-closing')
  expect(await button('先写“注销”两个字').count()).toBe(1)
  await field('想好了').fill('注销')
  await button('注销账号').click()
  await shows('账号已经注销')
  await keepPicture(page, 'privacy-7-closed')
  await button('回到首页').click()
  await page.waitForURL('**/#/pages/home/index')
})

test('an account whose closing was answered to nobody is closed all the same, and says so', async () => {
  // Whoever has closed theirs begins anew, with an account that nothing keeps.
  const { row, shows, page, button, field } = await openMe('赵雨晴')
  await row('导出或注销').click()
  await row('注销账号').click()
  await field('想好了').fill('注销')
  await page.route(/account\.close\?/, async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await button('注销账号').click()
  await shows('账号已经注销')
})

test('in elder mode nothing is cut', async () => {
  const { row, shows, page, back, person } = await openMe('林晓敏', true)
  for (const [door, words, name] of [
    ['谁看过我家的档案', '看谁的记录', 'who-looked'],
    ['授权与同意', '每一项单独选', 'consents'],
    ['导出或注销', '准备文件', 'export'],
  ] as const) {
    await row(door).click()
    if (words === '看谁的记录') await person('周予满').click()
    else await shows(words)
    await keepPicture(page, `privacy-elder-${name}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    await back()
  }
  await row('导出或注销').click()
  await row('注销账号').click()
  await shows('先办完这些')
  await keepPicture(page, 'privacy-elder-closing')
})
