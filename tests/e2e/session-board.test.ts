import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { changeRule, offerByTheMinute } from '../support/rows/change-rule'
import { addLaterSlot, openTodaysSession } from '../support/rows/todays-session'
import { openWaitedSession } from '../support/rows/waited-session'
import { openChromium } from '../support/screen/chromium'
import { type DemoPhone, demoPhone } from '../support/screen/demo-phone'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { type Hand, inTheHandOf } from './hand'

let browser: Browser
let server: TestServer
let laterSlotId: string

beforeAll(async () => {
  server = await startTestServer()
  await offerByTheMinute(server.databaseUrl)
  // Whoever comes before their slot has begun is far too early: a test does not wait four hours (BK-22).
  await changeRule(server.databaseUrl, 'BK-22', { earlyHours: 0 })
  const { sessionId } = await openTodaysSession(server.databaseUrl)
  laterSlotId = await addLaterSlot(server.databaseUrl, sessionId)
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const key = () => ({ idempotencyKey: crypto.randomUUID() })

/** A child each for what is kept apart, so that neither mode stands in the other's way. */
const FAMILIES = [
  ['standard', false, { persona: 'parent', child: '周予满', sibling: '周予禾', masked: '周*满' }],
  ['elder', true, { persona: 'parent-2', child: '陈亦辰', sibling: '陈一诺', masked: '陈*辰' }],
] as const

describe.each(FAMILIES)('%s mode: the desk at a session', (_, elder, { persona, child, sibling, masked }) => {
  const hold = (who: DemoPersona, path: string): Promise<Hand> =>
    inTheHandOf(browser, server, { persona: who, path, elder, pictures: 'board' })

  test('holds it after all: the family takes its old seat back', async () => {
    const { sessionId, slotId } = await openWaitedSession(server.databaseUrl)
    const family = await demoPhone(server, persona)
    const desk = await demoPhone(server, 'front-desk')
    const id = await book(family, slotId, await idOf(family, child))
    await desk.call('session.suspend', { sessionId, reason: '医生身体不适', ...key() })

    const board = await hold('front-desk', `/packages/workday/pages/seats/index?sessionId=${sessionId}`)
    await board.shows('这一节停诊了。家长的手机上有给他们留的号。')
    // The family has not read its message: the desk rings it, and a colleague sees that somebody did.
    await board.shows('还要打电话的 1 家')
    await board.shows(masked)
    await board.look('0-ring')
    await board.press('没人接')
    await board.shows(/^吴晓兰 \d\d:\d\d 打的$/)
    await board.page.reload()
    await board.shows('还要打电话的 1 家')
    await board.press('说到了')
    await board.shows('电话都打到了')
    await board.look('0-rung')
    await board.press('恢复出诊')
    await board.shows(/原来的号给他们留着/)
    await board.look('1-resume')
    await board.press('恢复，告诉还没改的家长')
    await board.shows(/留着 1/)
    await board.shows(/就从那时起停诊/)
    await board.look('2-resumed')
    await board.close()

    const parent = await hold(persona, `/packages/appointment/pages/detail/index?id=${id}`)
    await parent.shows('医生又能看了，原来的号还给你留着')
    await parent.look('3-told')
    await parent.press('要回这个号')
    await parent.shows('改好了')
    await parent.close()
    await family.call('appointment.cancel', { id: await bookedIn(family, slotId), ...key() })
  })

  test('lets it go on longer: who waits is offered the new seat', async () => {
    const { sessionId, slotId, day, ...at } = await openWaitedSession(server.databaseUrl)
    const family = await demoPhone(server, persona)
    const neighbour = await demoPhone(server, 'newborn-parent')
    const taken = await book(neighbour, slotId, await idOf(neighbour, '徐沐阳'))
    const { organizationId, practitionerId } = at
    const wish = {
      organizationId,
      practitionerId,
      service: 'sick-visit',
      fromDay: day,
      toDay: day,
      halfDay: 'any',
    }
    await family.call('waitlist.join', { ...wish, patientId: await idOf(family, child), ...key() })

    const board = await hold('front-desk', `/packages/workday/pages/seats/index?sessionId=${sessionId}`)
    await board.shows('15:00–15:10 约 1')
    await board.press('延长 10 分钟')
    await board.shows(/延长了收不回来/)
    await board.look('4-extend')
    await board.press('延长到 15:20')
    await board.shows('15:10–15:20 留着 1')
    await board.shows(/延长 10 分钟，到 15:20（吴晓兰，/)
    await board.press('延长 10 分钟')
    await board.look('5-extended')
    await board.close()

    const offers = async () => (await family.call<{ openOffers: object[] }>('waitlist.list', {})).openOffers
    await expect.poll(async () => (await offers()).length, { timeout: 60_000, interval: 1000 }).toBe(1)
    const parent = await hold(persona, '/pages/appointments/index')
    await parent.shows('等你答复')
    await parent.press('要这个号')
    await parent.press('就约这个号')
    await parent.shows('15:10')
    await parent.shows('预约成功')
    await parent.close()
    const { rows } = await family.call<{ rows: { id: string; start: string; status: string }[] }>(
      'appointment.list',
      {},
    )
    const own = rows.find(({ start, status }) => start.includes('T15:10') && status === 'booked')
    await family.call('appointment.cancel', { id: own?.id, ...key() })
    await neighbour.call('appointment.cancel', { id: taken, ...key() })
  })

  test('lets somebody who came hours too early sit down now (BK-22)', async () => {
    const family = await demoPhone(server, persona)
    const own = await book(family, laterSlotId, await idOf(family, sibling))
    const parent = await hold(persona, `/packages/appointment/pages/detail/index?id=${own}`)
    await parent.shows('现在可以报到')

    const desk = await hold('front-desk', '/packages/workday/pages/today/index')
    await desk.shows('今天的门诊')
    await desk.look('6-today')
    await desk.page.locator('input:visible').first().fill(sibling)
    await desk.page.locator('.queue-row:visible').first().click()
    await desk.press('报到')
    await desk.shows(/来得太早/)
    await desk.look('7-early')
    await desk.press('现在就看')
    await desk.shows(/改成现在看了，新的号是 \d+ 号/)
    // The number that is read out is the one in large figures too.
    const [seat] = desk.answers<{ number: number }>('visit.admitWalkIn')
    const large = desk.page.locator('.sheet:visible .t-hero')
    expect(await large.innerText()).toBe(`${seat?.number} 号`)
    await desk.look('8-seated')
    await desk.close()

    // The old visit has gone from the screen that was open, the new one stands in the list with its place.
    await parent.page.reload()
    await parent.shows('已取消')
    await parent.page.goto(`${server.address}/#/pages/appointments/index`)
    await parent.shows('候诊中')
    await parent.look('9-waits')
    await parent.close()
  })

  test('gives a seat to somebody who shows a card and has no visit', async () => {
    const family = await demoPhone(server, persona)
    const patientId = await idOf(family, child)
    const { code } = await family.call<{ code: string }>('healthCard.code', { patientId })
    const home = await hold(persona, '/pages/appointments/index')

    const desk = await hold('front-desk', '/packages/workday/pages/scan/index')
    await desk.shows('就诊码')
    await desk.page.locator('input:visible').first().fill(code)
    await desk.shows(masked)
    await desk.shows('可以现在挂一个：')
    await desk.look('10-no-visit')
    await desk.page
      .locator('.button:visible', { hasText: /^现场挂号 何静/ })
      .first()
      .click()
    await desk.shows(/挂好了，\d+ 号，已经报到。/)
    await desk.look('11-here')
    await desk.close()

    await home.page.reload()
    await home.shows('候诊中')
    await home.tap('看详情')
    await home.shows(/下一个就是你|前面还有 \d+ 位/)
    await home.look('12-queue')
    await home.close()
  })
})

test('whoever came too late is noted as missed, and a seat of now is there on the same scan (BK-05)', async () => {
  const family = await demoPhone(server, 'resident')
  const patientId = await idOf(family, '李桂兰')
  const { code } = await family.call<{ code: string }>('healthCard.code', { patientId })
  const path = '/packages/workday/pages/scan/index'
  const desk = await inTheHandOf(browser, server, {
    persona: 'front-desk',
    path,
    elder: false,
    pictures: 'board',
  })
  await desk.shows('就诊码')
  await desk.page.locator('input:visible').first().fill(code)
  await desk.press('报到')
  await desk.shows('已经过了 30 分钟')
  await desk.press('没来，记爽约')
  await desk.shows('记了爽约')
  await desk.shows('可以现在挂一个：')
  await desk.look('13-missed')
  await desk.close()
})

async function idOf({ call }: DemoPhone, name: string): Promise<string> {
  const { rows } = await call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const found = rows.find((row) => row.name === name)
  if (!found) throw new Error(`${name} is not in the family`)
  return found.id
}

async function book({ call }: DemoPhone, slotId: string, patientId: string): Promise<string> {
  return (await call<{ id: string }>('appointment.book', { slotId, patientId, ...key() })).id
}

async function bookedIn({ call }: DemoPhone, slotId: string): Promise<string> {
  const { rows } = await call<{ rows: { id: string; slotId: string; status: string }[] }>(
    'appointment.list',
    {},
  )
  const found = rows.find((row) => row.slotId === slotId && row.status === 'booked')
  if (!found) throw new Error('no visit in that slot')
  return found.id
}
