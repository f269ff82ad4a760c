import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { demoId } from '../../prisma/seed/demo-id'
import { openTodaysSession, type TodaysSession } from '../support/rows/todays-session'
import { keepPicture, openChromium, openPhone, switchElderModeOn } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { accessibilityProblems, elementsOutside, smallTargets } from '../support/screen/readable'
import { startTestServer, type TestServer } from '../support/server/test-server'

let browser: Browser
let server: TestServer
let session: TodaysSession

const CHILD = demoId('patient', 'chen-yinuo')
const NEWBORN = demoId('patient', 'xu-muyang')
const CHECKUPS = '/packages/health/pages/checkups/index?patientId='

beforeAll(async () => {
  server = await startTestServer()
  session = await openTodaysSession(server.databaseUrl, 'child-checkup')
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The H5 build in the hand of somebody who has logged in some other day. */
async function inTheHandOf(persona: DemoPersona, path: string, elder = false) {
  const phone = await demoPhone(server, persona)
  const { page, errors } = await openPhone(browser, server.address)
  await page.evaluate((kept) => localStorage.setItem('session', kept), phone.session)
  await page.goto(`${server.address}/#${path}`)
  if (elder) await switchElderModeOn(page)
  else await page.reload()
  const seen = (words: string | RegExp) => page.getByText(words).filter({ visible: true })
  return {
    page,
    tap: (words: string | RegExp) => seen(words).last().click(),
    shows: (words: string | RegExp) => seen(words).first().waitFor(),
    /** Nothing sticks out, everything can be read and touched (design guide §10, §11); a picture is kept. */
    async look(name: string) {
      await expect.poll(() => elementsOutside(page), { timeout: 5000 }).toEqual([])
      await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
      expect(await smallTargets(page, elder ? 60 : 44)).toEqual([])
      await keepPicture(page, `checkup-${elder ? 'elder' : 'standard'}-${name}`)
    },
    async close() {
      expect(errors).toEqual([])
      await page.context().close()
    },
  }
}

const measure = (page: Page, label: string, figure: string) =>
  page.locator('.measure-field', { hasText: label }).locator('input:visible').fill(figure)

test('a missed check-up is booked in one tap, done by one record and read at home', async () => {
  let hand = await inTheHandOf('parent-2', CHECKUPS + CHILD)
  await hand.shows('12 月龄体检错过了')
  await hand.look('1-missed')
  await hand.tap('约补做')
  await hand.shows('选社区')
  await hand.shows('陈一诺 · 儿保体检')
  await hand.close()

  const family = await demoPhone(server, 'parent-2')
  const idempotencyKey = () => crypto.randomUUID()
  const booked = await family.call<{ id: string; number: number }>('appointment.book', {
    slotId: session.slotId,
    patientId: CHILD,
    idempotencyKey: idempotencyKey(),
  })
  hand = await inTheHandOf('parent-2', CHECKUPS + CHILD)
  await hand.shows('看预约')
  await hand.look('2-booked')
  await hand.close()
  const desk = await demoPhone(server, 'front-desk')
  await desk.call('visit.checkIn', { appointmentId: booked.id, idempotencyKey: idempotencyKey() })

  hand = await inTheHandOf('family-doctor', '/packages/workday/pages/today/index')
  await hand.tap(`叫下一位：${booked.number} 号`)
  await hand.tap('进来了，写记录')
  await hand.shows('12 月龄体检')
  await measure(hand.page, '身长', '76.6')
  await measure(hand.page, '体重', '9.3')
  await measure(hand.page, '头围', '45.6')
  await hand.look('3-form')
  await hand.tap(/^保存$/)
  await hand.shows('看完 1 位')
  await hand.close()

  hand = await inTheHandOf('parent-2', `/packages/appointment/pages/detail/index?id=${booked.id}`)
  await hand.tap('看这次的体检结果')
  await hand.shows('身长 76.6 cm，体重 9.3 kg，头围 45.6 cm')
  await hand.shows('医生问的 4 件事')
  await hand.look('4-result')
  await hand.close()
})

test('the same in elder mode: large, and nothing cut', async () => {
  const hand = await inTheHandOf('parent-2', CHECKUPS + CHILD, true)
  await hand.shows('13 次免费体检')
  await hand.look('1-list')
  await hand.tap(/^8 月龄体检$/)
  await hand.shows('医生问的 4 件事')
  await hand.look('2-result')
  await hand.close()
})

test('the parents of a newborn see the visit at home due, and why somebody comes more often', async () => {
  const hand = await inTheHandOf('newborn-parent', CHECKUPS + NEWBORN)
  await hand.shows('满月前会多来看几次（早产、出生体重低）')
  await hand.shows('等上门')
  await hand.look('5-newborn')
  await hand.close()
})
