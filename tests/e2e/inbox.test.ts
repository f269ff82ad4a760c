import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { keepPicture, openChromium } from '../support/screen/chromium'
import { untilKept } from '../support/screen/kept-words'
import { accessibilityProblems, elementsOutside, smallTargets } from '../support/screen/readable'
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

interface Rows<Row> {
  rows: Row[]
}

async function call<Answer>(procedure: string, input: object, token?: string): Promise<Answer> {
  const response = await fetch(`${server.address}/trpc/${procedure}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token ?? (await phone.token())}`,
    },
    body: JSON.stringify(input),
  })
  const { result } = (await response.json()) as { result: { data: Answer } }
  return result.data
}

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
const newKey = () => crypto.randomUUID()

async function firstChild(): Promise<string> {
  const { rows: family } = await call<Rows<{ id: string; relation: string }>>('patient.list', {})
  return family.find(({ relation }) => relation === 'child')?.id ?? ''
}

/** A grandfather to whom the first child is entrusted, and whose acceptance the family has read about. */
async function delegateOf(patientId: string): Promise<string> {
  const code = await server.logInCode('resident')
  const { token } = await call<{ token: string }>('auth.wechatLogin', { code }, '')
  const days = { startsOn: inDays(0), endsOn: inDays(30) }
  const given = { patientId, label: '外公', relation: 'grandchild', ...days, idempotencyKey: newKey() }
  const offer = await call<{ code: string }>('delegation.create', given)
  await call('delegation.accept', { code: offer.code, idempotencyKey: newKey() }, token)
  const { rows } = await call<Rows<{ id: string }>>('message.list', {})
  await call('message.read', { ids: rows.map(({ id }) => id), idempotencyKey: newKey() })
  return token
}

/** For the first child, two days from now at the first place that has room, by the family or by a delegate. */
async function bookFirstChild(patientId: string, token?: string): Promise<string> {
  const { rows: places } = await call<Rows<{ id: string }>>('organization.list', { service: 'sick-visit' })
  const day = inDays(2)
  for (const { id: organizationId } of places) {
    const asked = { organizationId, service: 'sick-visit', from: day, to: day, patientId }
    const { rows } = await call<Rows<{ id: string; bookable: boolean }>>('slot.list', asked)
    const slotId = rows.find(({ bookable }) => bookable)?.id
    if (!slotId) continue
    const booking = { slotId, patientId, idempotencyKey: newKey() }
    return (await call<{ id: string }>('appointment.book', booking, token)).id
  }
  throw new Error('nobody has a seat in two days')
}

const go = (route: string) => phone.page.goto(`${server.address}/#/${route}`)

async function expectReadable(elder: boolean): Promise<void> {
  const { page } = phone
  // A page lies beyond the edge until the router has put it in its place.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.taro_page')].every(
      (each) => each.getClientRects().length === 0 || each.getBoundingClientRect().left === 0,
    ),
  )
  await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
  expect(await elementsOutside(page)).toEqual([])
  expect(await smallTargets(page, elder ? 60 : 44)).toEqual([])
}

describe.each([
  ['standard', '林晓敏一家', false],
  ['elder', '陈立诚一家', true],
] as const)('%s mode', (mode, family, elder) => {
  test('a booking is read aloud, told in the inbox, and opens from there', async () => {
    phone = await openBookingSteps(browser, server.address, elder)
    const { page, shows, logIn } = phone
    await page.addInitScript(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      window.speechSynthesis.speak = ({ text }) => void heard.push(text)
    })
    await page.reload()
    await logIn(family)
    await go('packages/account/pages/inbox/index')
    await shows('还没有消息')
    await expectReadable(elder)
    await keepPicture(page, `inbox-${mode}-1-empty`)

    // What the family books itself it has read already; of what the grandfather books it is told.
    const childId = await firstChild()
    const id = await bookFirstChild(childId, await delegateOf(childId))
    await go(`packages/appointment/pages/success/index?id=${id}`)
    await shows('约好了')
    await page.getByRole('link', { name: '念给我听' }).click()
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
    expect(heard).toEqual([expect.stringMatching(/的号约好了。.*第 \d+ 号.*地点：/)])
    await shows('到时在“消息”里提醒你')
    await expectReadable(elder)
    await keepPicture(page, `inbox-${mode}-2-success`)

    await go('pages/home/index')
    await page.getByRole('link', { name: '消息，1 条没读' }).waitFor()
    await expectReadable(elder)
    await keepPicture(page, `inbox-${mode}-3-home`)
    await page.getByRole('link', { name: '消息，1 条没读' }).click()

    const message = page.getByRole('button', { name: /^没读，.*的号约好了/ })
    await message.waitFor()
    await expectReadable(elder)
    await keepPicture(page, `inbox-${mode}-4-unread`)
    await message.click()
    await page.waitForURL(`**/packages/appointment/pages/detail/index?id=${id}`)
    await shows('就诊序号')
    await keepPicture(page, `inbox-${mode}-5-detail`)
    await page.goBack()
    await page.getByRole('button', { name: /^[^没].*的号约好了/ }).waitFor()
    await keepPicture(page, `inbox-${mode}-6-read`)

    await go('pages/me/index')
    await shows('消息')
    await expect.poll(() => page.getByText('条没读').filter({ visible: true }).count()).toBe(0)
    await expectReadable(elder)
    await keepPicture(page, `inbox-${mode}-7-me`)
  })
})

test('without a network the inbox shows what it had, and what cannot be done is not offered', async () => {
  phone = await openBookingSteps(browser, server.address)
  const { page, shows, logIn } = phone
  await logIn('赵雨晴')
  const childId = await firstChild()
  await bookFirstChild(childId, await delegateOf(childId))
  await go('packages/account/pages/inbox/index')
  await page.getByRole('button', { name: /的号约好了/ }).waitFor()
  await untilKept(page, 'appointment-booked')
  await page.route('**/trpc/**', (route) => route.abort('internetdisconnected'))
  await page.reload()
  await shows('没有网络')
  await page.getByRole('button', { name: /的号约好了/ }).waitFor()
  expect(await page.getByText('都读过了').filter({ visible: true }).count()).toBe(0)
  await keepPicture(page, 'inbox-offline')

  await page.unroute('**/trpc/**')
  await page.context().setOffline(true)
  await page.context().setOffline(false)
  await page.getByText('都读过了').filter({ visible: true }).click()
  await expect.poll(() => page.getByRole('button', { name: /^没读/ }).count()).toBe(0)
})
