import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { sentAway } from '../support/model/sent-away'
import { keepPicture, openChromium } from '../support/screen/chromium'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { type BookingSteps, openBookingSteps } from './booking-steps'

let browser: Browser
let server: TestServer
let phone: BookingSteps

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
})
afterEach(async () => {
  expect(phone.errors).toEqual([])
  await phone.page.context().close()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function post<Answer>(procedure: string, input: object, token = ''): Promise<Answer> {
  const response = await fetch(`${server.address}/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(input),
  })
  const { result } = (await response.json()) as { result: { data: Answer } }
  return result.data
}

/** One procedure, as the person on this phone would call it. */
async function call<Answer>(procedure: string, input: object): Promise<Answer> {
  return await post(procedure, input, await phone.token())
}

/** A seat for each child of two other families: as many as a time has. */
async function bookForOtherFamilies(slotId: string): Promise<void> {
  for (const persona of ['parent-2', 'newborn-parent']) {
    const { token } = await post<{ token: string }>('auth.demoLogin', { persona })
    const { rows } = await post<{ rows: { id: string; relation: string }[] }>('patient.list', {}, token)
    for (const { id } of rows.filter(({ relation }) => relation === 'child')) {
      const booking = { slotId, patientId: id, idempotencyKey: crypto.randomUUID() }
      // Two seats at most places and three at some: the last child may find the time full, as is meant.
      await post('appointment.book', booking, token).catch(() => undefined)
    }
  }
}

async function bookedVisits(): Promise<
  { id: string; slotId: string; start: string; reason: string | null }[]
> {
  type Visit = { id: string; slotId: string; start: string; status: string; reason: string | null }
  const { rows } = await call<{ rows: Visit[] }>('appointment.list', {})
  return rows.filter((visit) => visit.status === 'booked')
}

/** Nothing may stick out at the right, in either mode (design guide §10), once the pages have stopped sliding. */
async function expectNothingCut(): Promise<void> {
  const cut = () =>
    phone.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.taro_page *')]
        .filter((element) => element.offsetParent !== null && element.getBoundingClientRect().right > 376)
        .map((element) => element.className),
    )
  await expect.poll(cut, { timeout: 5000 }).toEqual([])
}

/** A day of the calendar on which something can be taken, 0 being the first. */
function aDayWithSeats(index: number): Locator {
  return phone.page.locator('.calendar__day:visible', { hasText: '剩' }).nth(index)
}

describe.each([
  ['standard', '林晓敏一家', false, '锁定这个号'],
  ['elder', '陈立诚一家', true, '就要这个'],
] as const)('%s mode', (mode, family, elder, lock) => {
  async function look(name: string): Promise<void> {
    await expectNothingCut()
    await keepPicture(phone.page, `booking-${mode}-${name}`)
  }

  test('from log-in to a booked visit, another time, and a cancelled one', async () => {
    phone = await openBookingSteps(browser, server.address, elder)
    const { page, tap, shows, logIn } = phone
    const link = (words: RegExp) => page.getByText(words).filter({ visible: true }).last().click()
    await logIn(family)
    await shows('现在没有预约')
    await look('1-empty')

    await page.locator('.chip:visible', { hasText: '生病' }).click()
    await shows('现在有下面任何一种吗')
    await page.getByRole('checkbox', { name: /^皮肤紫红点/ }).click()
    await tap('看看该去哪里')
    await shows('请马上去有儿科急诊的医院')
    await phone.button('拨打 120').waitFor()
    await look('2-red-flag')
    await page.locator('.nav-bar__back:visible').click()
    await page.getByRole('checkbox', { name: /^皮肤紫红点/ }).click()
    await look('3-triage')
    await tap('以上都没有，去约号')

    await shows('就这')
    await look('4-places')
    await tap(/^去.* · /)
    await shows('约号的规矩')
    const refused = page.locator('.slot--refused:visible')
    // Late in the day only free times may be left of today, or times that have begun, which are folded.
    if ((await refused.count()) === 0) await aDayWithSeats(1).click()
    await refused.first().click()
    await page.locator('.slot-board__why:visible .button').first().waitFor()
    await look('5-times')

    const asked = await sendAwayOnce(phone.page)
    await tap(lock)
    await shows('前面还有 12 位')
    await look('5-turn')
    await shows('这个号先给你留着')
    expect(asked.map(({ place }) => place)).toEqual([undefined, 'a-place'])
    expect(asked[0]?.key).toBe(asked[1]?.key)
    await page.locator('.chip:visible', { hasText: '咳嗽' }).click()
    await look('6-confirm')
    await tap('确认预约')
    await shows('约好了')
    await look('7-success')
    await page.reload()
    await shows('约好了')
    expect((await bookedVisits()).map(({ reason }) => reason)).toEqual(['咳嗽；预约的家长带来'])

    await tap('看我的预约')
    await shows('已预约')
    await look('8-mine')
    await tap('改时间')
    await shows('还给你留着')
    await aDayWithSeats(1).click()
    // A second tap on 改时间 lands on the button of this page: nothing moves before a time is tapped.
    await shows('点一个新的时间')
    await page.locator('.slot--free:visible').first().click()
    await tap('改到这个时间')
    await shows('改好了')
    await tap('看我的预约')
    // The list still shows the old time for a moment: whoever taps that one is told that it is gone.
    const [moved] = await bookedVisits()
    await shows(momentInWords(new Date(moved?.start ?? ''), localDateOf(new Date())))
    await shows('前取消，不算爽约')
    await page.getByText('看详情').filter({ visible: true }).first().click()
    await link(/改过来的$/)
    await shows('已改期')
    await look('8-moved')
    await link(/^改到了 /)
    await shows(/改过来的$/)
    await page.goto(`${server.address}/#/pages/appointments/index`)
    await shows('前取消，不算爽约')

    await tap(/^取消$/)
    await look('9-cancel')
    await tap('取消预约')
    await shows('现在没有预约')
    await page.locator('.segment__part:visible', { hasText: '已结束' }).click()
    await shows('已取消')
    await look('10-over')
    expect(await bookedVisits()).toEqual([])
  })
})

/** The first hold finds no room. */
async function sendAwayOnce(page: Page): Promise<{ key: unknown; place: string | undefined }[]> {
  const asked: { key: unknown; place: string | undefined }[] = []
  await page.route('**/trpc/appointment.hold?**', async (route) => {
    const request = route.request()
    asked.push({ key: keyOf(request.postData()), place: request.headers()['x-place'] })
    if (asked.length > 1) return route.continue()
    const { statusCode, data } = sentAway(12, 'a-place')
    return route.fulfill({ status: statusCode, json: data })
  })
  return asked
}

test('journeys E1 2 and 36: the answer of a booking is lost; tapping again is answered with the same booking', async () => {
  phone = await openBookingSteps(browser, server.address)
  await phone.logIn('林晓敏一家')
  await phone.toTimes()
  await phone.tap('锁定这个号')
  await phone.shows('这个号先给你留着')

  const keys: unknown[] = []
  await phone.page.route('**/trpc/**', async (route) => {
    const isBooking = route.request().url().includes('appointment.book')
    if (isBooking) keys.push(keyOf(route.request().postData()))
    // The server hears the booking; its answer and everything after it is lost.
    if (isBooking && keys.length === 1) await route.fetch()
    return keys.length === 1 ? route.abort('timedout') : route.continue()
  })
  await phone.tap('确认预约')
  await phone.shows('再点一次不会约重')
  const [booked] = await bookedVisits()
  await phone.tap('再试一次')
  await phone.shows('约好了')
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys).toEqual([keys[0], keys[0]])
  expect(await bookedVisits()).toHaveLength(1)
  expect(phone.page.url()).toContain(booked?.id)
  await call('appointment.cancel', { id: booked?.id, idempotencyKey: crypto.randomUUID() })
})

test('journeys E1 2 and 3: the hold is gone while typing; what was typed stays, and two quick taps lock once', async () => {
  phone = await openBookingSteps(browser, server.address)
  await phone.logIn('林晓敏一家')
  await phone.toTimes()
  await phone.button('锁定这个号').dblclick()
  await phone.shows('这个号先给你留着')
  expect(await phone.page.locator('.taro_page', { hasText: '确认预约' }).count()).toBe(1)
  await phone.page.locator('.chip:visible', { hasText: '呕吐' }).click()
  const holdId = new URL(phone.page.url().replace('#', '')).searchParams.get('id')
  await call('appointment.release', { holdId, idempotencyKey: crypto.randomUUID() })

  await phone.tap('确认预约')
  await phone.shows('号放回去了')
  await phone.button('再锁一次').dblclick()
  await phone.shows('这个号先给你留着')
  await phone.tap('确认预约')
  await phone.shows('约好了')
  const [booked] = await bookedVisits()
  expect(booked?.reason).toContain('呕吐')
  await call('appointment.cancel', { id: booked?.id, idempotencyKey: crypto.randomUUID() })
})

test('journeys E1 1: somebody was faster; two other times stand there, and one tap holds one', async () => {
  phone = await openBookingSteps(browser, server.address)
  await phone.logIn('林晓敏一家')
  await phone.toTimes()
  // Between the last look and the tap another family books every seat of that time.
  await phone.page.route(
    '**/trpc/appointment.hold?**',
    async (route) => {
      const calls = JSON.parse(route.request().postData() ?? '{}') as { 0: { slotId: string } }
      await bookForOtherFamilies(calls[0].slotId)
      return route.continue()
    },
    { times: 1 },
  )
  await phone.tap('锁定这个号')
  // A time that was full before says the same words on the page itself.
  await phone.page.locator('.sheet:visible').getByText('这个号刚被约走').waitFor()
  await keepPicture(phone.page, 'booking-lost-race')
  const others = phone.page.locator('.sheet .button:visible')
  expect(await others.count()).toBe(2)
  await others.first().click()
  await phone.shows('这个号先给你留着')
})

test.each([
  ['standard', false],
  ['elder', true],
])('two children are booked one after the other: %s', async (mode, elder) => {
  phone = await openBookingSteps(browser, server.address, elder)
  await phone.logIn('林晓敏一家')
  for (const { id } of await bookedVisits()) {
    await call('appointment.cancel', { id, idempotencyKey: crypto.randomUUID() })
  }
  await phone.toTimes()
  // A day on which nobody here has booked: behind the first free time of a nearer one there may be none.
  await aDayWithSeats(2).click()
  await phone.page.getByText('还带一个孩子来？连着约').filter({ visible: true }).click()
  await phone.shows('一起看，连着的号')
  await phone.shows('一个接一个看')
  // Two children and two adults are in this family.
  expect(await phone.page.locator('.sheet:visible .check-row').count()).toBe(2)
  await expectNothingCut()
  await keepPicture(phone.page, `booking-${mode}-together`)
  await phone.tap('一起约好')
  await phone.page.waitForURL('**/pages/appointments/index')
  await expect.poll(async () => (await bookedVisits()).length).toBe(2)
})

test('without a network the visits stay readable and nothing writes; with it they update by themselves', async () => {
  phone = await openBookingSteps(browser, server.address)
  await phone.logIn('林晓敏一家')
  await phone.toTimes()
  await phone.page.route('**/trpc/appointment.hold?**', (route) => route.abort('timedout'), { times: 1 })
  await phone.tap('锁定这个号')
  await phone.shows('没有连上')
  await phone.tap('再试一次')
  await phone.tap('确认预约')
  await phone.shows('约好了')
  // A browser's way back from here leads to the times: they say that there is a visit.
  await phone.page.goBack()
  await phone.shows(/已约好 .*:/)
  await phone.page.goForward()
  await phone.shows('约好了')
  await phone.tap('看我的预约')
  await phone.shows('已预约')
  await phone.page.route('**/trpc/**', (route) => route.abort('internetdisconnected'))
  await phone.page.reload()
  await phone.shows('没有网络')
  await phone.shows('改时间和取消要有网才行')
  expect(await phone.button('改时间').count()).toBe(0)
  await keepPicture(phone.page, 'booking-offline')

  await phone.page.unroute('**/trpc/**')
  await phone.page.context().setOffline(true)
  await phone.page.context().setOffline(false)
  await phone.button('改时间').waitFor()
})

/** The idempotency key of the only call in a batch. */
function keyOf(body: string | null): unknown {
  const calls = JSON.parse(body ?? '{}') as { 0?: { idempotencyKey?: unknown } }
  return calls[0]?.idempotencyKey
}
