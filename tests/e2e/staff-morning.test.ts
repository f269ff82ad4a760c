import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { changeRule } from '../support/rows/change-rule'
import { openTodaysSession, type TodaysSession } from '../support/rows/todays-session'
import { keepPicture, openChromium, openPhone, switchElderModeOn } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { accessibilityProblems, elementsOutside, smallTargets } from '../support/screen/readable'
import { startTestServer, type TestServer } from '../support/server/test-server'

let browser: Browser
let server: TestServer
let session: TodaysSession

beforeAll(async () => {
  server = await startTestServer()
  session = await openTodaysSession(server.databaseUrl)
  // The first missed visit bans (BK-11), so that a ban is seen and, once it is excused, no longer.
  await changeRule(server.databaseUrl, 'BK-11', { noShows: 1 })
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

interface Hand {
  readonly page: Page
  readonly tap: (words: string | RegExp) => Promise<void>
  readonly shows: (words: string | RegExp) => Promise<void>
  /** Nothing sticks out, everything can be read and touched (design guide §10, §11); a picture is kept. */
  readonly look: (name: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** The H5 build in the hand of somebody who has logged in some other day. */
async function inTheHandOf(persona: DemoPersona, path: string, elder: boolean): Promise<Hand> {
  const phone = await demoPhone(server, persona)
  const { page, errors } = await openPhone(browser, server.address)
  await page.evaluate((kept) => localStorage.setItem('session', kept), phone.session)
  await page.goto(`${server.address}/#${path}`)
  if (elder) await switchElderModeOn(page)
  else await page.reload()
  const seen = (words: string | RegExp) => page.getByText(words).filter({ visible: true })
  return {
    page,
    tap: (words) => seen(words).last().click(),
    shows: (words) => seen(words).first().waitFor(),
    async look(name) {
      await expect.poll(() => elementsOutside(page), { timeout: 5000 }).toEqual([])
      await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
      expect(await smallTargets(page, elder ? 60 : 44)).toEqual([])
      await keepPicture(page, `morning-${elder ? 'elder' : 'standard'}-${name}`)
    },
    async close() {
      expect(errors).toEqual([])
      await page.context().close()
    },
  }
}

/** One child each, so that neither mode stands in the other's line. */
/** What the server says to a page over its socket, once it listens. */
async function listenIn(page: Page): Promise<readonly string[]> {
  const heard: string[] = []
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))))
  await page.reload()
  await expect.poll(() => heard.some((said) => said.includes('"ready"'))).toBe(true)
  return heard
}

async function withoutSockets(page: Page): Promise<readonly string[]> {
  await page.routeWebSocket(/\/live$/, (socket) => socket.close())
  await page.reload()
  return []
}

const FAMILIES = [
  ['standard', false, 'parent', '周予满', '周*满'],
  ['elder', true, 'parent-2', '陈一诺', '陈*诺'],
] as const

describe.each(FAMILIES)('%s mode', (_, elder, persona, name, masked) => {
  test('a child is checked in, called, seen and asked about', async () => {
    const family = await demoPhone(server, persona)
    const { rows } = await family.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
    const visit = await family.call<{ id: string; number: number }>('appointment.book', {
      slotId: session.slotId,
      patientId: rows.find((row) => row.name === name)?.id,
      reason: '咳嗽、流鼻涕',
      idempotencyKey: crypto.randomUUID(),
    })
    const detail = `/packages/appointment/pages/detail/index?id=${visit.id}`

    let hand = await inTheHandOf(persona, '/pages/home/index', elder)
    await hand.shows('现在可以报到')
    await hand.look('1-home')
    await hand.close()

    hand = await inTheHandOf('front-desk', '/packages/workday/pages/today/index', elder)
    await hand.shows('今天的门诊')
    await hand.page.locator('input:visible').first().fill(name)
    await hand.tap(masked)
    await hand.look('2-desk')
    await hand.tap(/^报到$/)
    await hand.shows('报到好了')
    await hand.tap('下一位')
    await hand.page.locator('.row:visible', { hasText: '何静' }).first().click()
    await hand.shows('候诊 1 位')
    await hand.look('3-line')
    await hand.close()

    const waiting = await inTheHandOf(persona, detail, elder)
    // One family hears of the call, the other has no socket and asks.
    const heard = elder ? await withoutSockets(waiting.page) : await listenIn(waiting.page)
    await waiting.shows('下一个就是你')
    await waiting.look('4-waiting')

    hand = await inTheHandOf('family-doctor', '/packages/workday/pages/today/index', elder)
    await hand.tap(`叫下一位：${visit.number} 号`)
    await hand.shows('叫了，等人进来')
    await hand.look('5-called')
    await waiting.shows('轮到你了，去 2 号诊室')
    expect(heard.some((said) => said.includes('"queue"'))).toBe(!elder)
    await waiting.look('6-turn')
    await waiting.close()
    await hand.tap('进来了，写记录')
    await hand.shows('家长写：咳嗽、流鼻涕')
    await hand.page.locator('.chip:visible', { hasText: '急性上呼吸道感染' }).click()
    await hand.look('7-record')
    await hand.tap(/^保存/)
    await hand.shows('看完')
    await hand.tap('停诊')
    await hand.shows('为什么停')
    await hand.look('8-stop')
    await hand.close()

    hand = await inTheHandOf(persona, detail, elder)
    await hand.shows('这次的小结')
    await hand.look('9-summary')
    await hand.tap('这次看得怎么样')
    await hand.tap(/^很满意$/)
    await hand.tap(/^准时$/)
    await hand.tap(/^明白$/)
    await hand.look('10-survey')
    await hand.tap('送出')
    await hand.shows('收到了，谢谢')
    await hand.close()
  })
})

test('whoever missed a visit says why, and the desk answers', async () => {
  const { call } = await demoPhone(server, 'resident')
  const { rows } = await call<{ rows: { id: string; status: string; number: number }[] }>(
    'appointment.list',
    {},
  )
  const missed = rows.find(({ status, number }) => status === 'booked' && number === 1)?.id
  const desk = await demoPhone(server, 'front-desk')
  await desk.call('visit.markNoShow', { appointmentId: missed, idempotencyKey: crypto.randomUUID() })

  const detail = `/packages/appointment/pages/detail/index?id=${missed}`
  let hand = await inTheHandOf('resident', detail, false)
  await hand.shows(/现在停约，.*起恢复/)
  await hand.tap('说说为什么没来')
  await hand.page.locator('.sheet:visible textarea').fill('早上头晕，打过电话')
  await hand.look('11-why')
  await hand.tap('发给社区医院')
  await hand.shows('说明收到了')
  await hand.close()

  hand = await inTheHandOf('front-desk', '/packages/workday/pages/today/index', true)
  await hand.tap('爽约说明')
  await hand.shows('早上头晕')
  await hand.look('12-explained')
  await hand.tap('还是算爽约')
  await hand.page.locator('.sheet:visible textarea').fill('电话是下午才打的')
  await hand.tap('发给家长')
  await hand.shows('没有等回复的说明')
  await hand.close()

  hand = await inTheHandOf('resident', detail, true)
  await hand.shows('这一次还是算爽约')
  await hand.shows('社区医院说：电话是下午才打的')
  await hand.shows(/现在停约，.*起恢复/)
  await hand.look('13-answered')
  await hand.close()
})

test('the doctor adds a seat for a child whose record is open', async () => {
  const { call } = await demoPhone(server, 'parent')
  const { rows } = await call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const patientId = rows.find(({ name }) => name === '周予满')?.id
  const hand = await inTheHandOf(
    'family-doctor',
    `/packages/staff/pages/chart/index?patientId=${patientId}`,
    false,
  )
  await hand.tap('加号')
  await hand.shows('给刚打开档案的这位加一个号')
  await hand.page.locator('.chip:visible', { hasText: '病情需要' }).click()
  await hand.look('14-extra')
  await hand.page.locator('.button:visible', { hasText: /^加号$/ }).click()
  await hand.shows(/加好了：\d+ 号/)
  await hand.close()
})
