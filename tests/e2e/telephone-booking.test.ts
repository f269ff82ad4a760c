import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
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

/** The browser's wheel, set to a day as a finger that turned it for long enough would. */
async function chooseDay({ page }: Hand, day: string): Promise<void> {
  await page
    .locator('.sheet:visible taro-picker-core')
    .evaluate(
      (wheel, value) => wheel.dispatchEvent(new CustomEvent('change', { detail: { value }, bubbles: true })),
      day,
    )
}

/** On paper stands the slip alone, black on white, on one page, whatever the screen's colours are. */
async function looksPrinted({ page }: Hand, masked: string): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const slip = page.locator('.visit-slip')
  expect(await slip.innerText()).toMatch(/^预约单\s+\S+\s+\d+月\d+日 周. \d\d:\d\d/)
  expect(await slip.innerText()).toContain(masked)
  expect(await slip.evaluate((sheet) => getComputedStyle(sheet).color)).toBe('rgb(0, 0, 0)')
  for (const other of ['.button', '.note', '.nav-bar', '.card']) {
    expect(await page.locator(other).filter({ visible: true }).count(), other).toBe(0)
  }
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
  expect(await slip.isVisible()).toBe(false)
}

describe.each([
  ['standard', false, '李桂兰', '李*兰'],
  ['elder', true, '孙国强', '孙*强'],
] as const)('E1 47 in %s mode', (_, elder, name, masked) => {
  test('an elder rings: found by number and birthday, booked, told in words, and gives it back by ringing', async () => {
    const family = await demoPhone(server, 'resident')
    const people = await family.call<{ rows: { id: string; name: string; birthDate: string }[] }>(
      'patient.list',
      {},
    )
    const person = people.rows.find((row) => row.name === name)
    const { number } = await family.call<{ number: string }>('healthCard.number', {
      patientId: person?.id,
      idempotencyKey: crypto.randomUUID(),
    })
    const hand = await inTheHandOf(browser, server, {
      persona: 'front-desk',
      path: '/packages/workday/pages/today/index',
      elder,
      pictures: 'telephone',
    })
    const field = () => hand.page.locator('.sheet:visible input').first()
    await hand.tap('电话预约')
    await hand.shows('还差卡号')
    await field().fill(number)
    // A slip in the birthday finds nobody, and says what to ask.
    await chooseDay(hand, '1950-01-01')
    await hand.press('查')
    await hand.shows('请对方再念一遍')
    await hand.look('1-nobody')
    await hand.press('输入卡号和生日')
    await field().fill(number)
    await chooseDay(hand, person?.birthDate ?? '')
    await hand.press('查')
    await hand.shows(masked)
    expect(await hand.page.getByText(name).filter({ visible: true }).count()).toBe(0)

    await hand.page.locator('.chip:visible', { hasText: '接种' }).click()
    await hand.shows('先问对方要几点')
    await hand.look('2-times')
    await hand.page.getByRole('group', { name: '几点' }).locator('.chip').first().click()
    await hand.page.locator('.button:visible', { hasText: /^约 / }).click()
    await hand.shows('请念给对方听')
    await hand.shows('家人的手机上也会收到消息')
    await hand.look('3-told')
    await looksPrinted(hand, masked)
    const [booked] = hand.answers<{ id: string }>('visit.bookForCaller')

    const listed = await family.call<object>('appointment.get', { id: booked?.id })
    expect(listed).toMatchObject({ status: 'booked', bookedByStaff: true })
    await hand.press('接下一个电话')
    await field().fill(number)
    await chooseDay(hand, person?.birthDate ?? '')
    await hand.press('查')
    await hand.shows('已经约好的')
    await hand.press('取消这个号')
    await hand.look('4-booked')
    await hand.press('对方说不来了，取消')
    await expect.poll(() => hand.page.getByText('已经约好的').filter({ visible: true }).count()).toBe(0)
    await hand.close()
    expect(await family.call<object>('appointment.get', { id: booked?.id })).toMatchObject({
      status: 'cancelled',
    })
    const visit = await inTheHandOf(browser, server, {
      persona: 'resident',
      path: `/packages/appointment/pages/detail/index?id=${booked?.id}`,
      elder,
      pictures: 'telephone',
    })
    await visit.shows('打电话，前台代约')
    await visit.look('5-family')
    await visit.close()
  })
})
