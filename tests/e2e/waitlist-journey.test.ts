import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoId } from '../../prisma/seed/demo-id'
import { offerByTheMinute } from '../support/rows/change-rule'
import { openWaitedSession } from '../support/rows/waited-session'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { inTheHandOf } from './hand'

const OTHERS_CHILD = demoId('patient', 'chen-yinuo')

let browser: Browser
let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  await offerByTheMinute(server.databaseUrl)
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const key = () => ({ idempotencyKey: crypto.randomUUID() })

test.each([
  ['standard', false, '满 · 可候补', '排候补', '候补有号了，留给你'],
  ['elder', true, '满了，可以排队', '开始排队', '排到号了，留给你'],
] as const)(
  '%s mode: a family waits for a full doctor, is offered the seat and takes it',
  async (_, elder, full, wait, offered) => {
    const session = await openWaitedSession(server.databaseUrl)
    const other = await demoPhone(server, 'parent-2')
    const taken = await other.call<{ id: string }>('appointment.book', {
      slotId: session.slotId,
      patientId: OTHERS_CHILD,
      ...key(),
    })
    const mother = await demoPhone(server, 'parent')
    const { rows } = await mother.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
    const child = rows.find(({ name }) => name === '周予满')
    if (!child) throw new Error('the demo county is empty')
    const { organizationId } = session
    const query = `organizationId=${organizationId}&service=sick-visit&patientId=${child.id}`
    const path = `/packages/appointment/pages/slots/index?${query}`
    const hand = await inTheHandOf(browser, server, { persona: 'parent', path, elder, pictures: 'waitlist' })

    await hand.shows('为什么有的约不了')
    await hand.page.locator('.chip:visible', { hasText: session.doctor }).click()
    await hand.tap(full)
    await hand.shows('等别人退号')
    await hand.look('1-full')
    await hand.press('等别人退号')
    await hand.shows(/按公开的顺序/)
    await hand.look('2-join')
    await hand.press(wait)
    await hand.press('看排到哪了')
    await hand.shows('前面没有人')
    await hand.look('3-mine')
    await hand.tap('看公开的队伍')
    await hand.shows(/不公开是谁/)
    await hand.shows('周予满在这里')
    await hand.look('4-line')
    await hand.page.getByLabel('关上').filter({ visible: true }).click()
    // One tap beside the line does not lose the place.
    await hand.press('不排了')
    await hand.shows(/再点一次就退出/)
    await hand.look('4-leave')
    expect((await mother.call<{ rows: { status: string }[] }>('waitlist.list', {})).rows[0]?.status).toBe(
      'waiting',
    )

    await other.call('appointment.cancel', { id: taken.id, ...key() })
    await expect
      .poll(
        async () => (await mother.call<{ openOffers: unknown[] }>('waitlist.list', {})).openOffers.length,
        {
          timeout: 60_000,
        },
      )
      .toBe(1)
    await hand.page.goto(`${server.address}/#/pages/home/index`)
    await hand.page.reload()
    await hand.shows(offered)
    await hand.look('5-home')
    await hand.tap(offered)
    await hand.page.getByRole('timer', { name: '给你留着' }).filter({ visible: true }).waitFor()
    await hand.look('5-offer')
    await hand.press('要这个号')
    await hand.shows(/再点一次就约上，挂号费 ¥6.00/)
    await hand.press('就约这个号')
    await hand.shows('预约成功')
    const { openOffers } = await mother.call<{ openOffers: unknown[] }>('waitlist.list', {})
    expect(openOffers).toEqual([])
    await hand.close()
    const booked = await mother.call<{ rows: { id: string; slotId: string; status: string }[] }>(
      'appointment.list',
      {},
    )
    const own = booked.rows.find(({ slotId, status }) => slotId === session.slotId && status === 'booked')
    await mother.call('appointment.cancel', { id: own?.id, ...key() })
  },
)

test.each([
  ['standard', false],
  ['elder', true],
] as const)(
  '%s mode: the desk stops a consultation, and the family takes one of what is kept for it',
  async (_, elder) => {
    const session = await openWaitedSession(server.databaseUrl)
    await openWaitedSession(server.databaseUrl)
    const mother = await demoPhone(server, 'parent')
    const { rows } = await mother.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
    const patientId = rows.find(({ name }) => name === '周予满')?.id
    const wish = { slotId: session.slotId, patientId, ...key() }
    const { id } = await mother.call<{ id: string }>('appointment.book', wish)

    const seats = `/packages/workday/pages/seats/index?sessionId=${session.sessionId}`
    const desk = await inTheHandOf(browser, server, {
      persona: 'front-desk',
      path: seats,
      elder,
      pictures: 'stop',
    })
    await desk.shows('每个时段')
    await desk.look('1-seats')
    await desk.press('停诊')
    await desk.shows(/1 家会马上收到通知/)
    await desk.page.locator('.chip:visible', { hasText: '医生身体不适' }).click()
    await desk.look('2-preview')
    await desk.press('停诊，通知 1 家')
    await desk.shows('这一节停诊了。家长的手机上有给他们留的号。')
    await desk.look('3-stopped')
    await desk.close()

    const path = elder ? '/pages/home/index' : '/pages/appointments/index'
    const hand = await inTheHandOf(browser, server, { persona: 'parent', path, elder, pictures: 'stop' })
    await hand.shows(/医生停诊了，这个时间不用来/)
    await hand.look('4-told')
    await hand.press('选新的时间')
    await hand.shows(/医生停诊了，给你留了 \d 个号/)
    await hand.look('4-offers')
    await hand.press('都不合适')
    await hand.shows(/再点一次，留的号就给别人了/)
    await hand.page.locator('.button:visible', { hasText: '换到这个' }).first().click()
    await hand.shows('改好了')
    await hand.close()
    const visits = await mother.call<{
      rows: { id: string; status: string; rescheduledFromId: string | null }[]
    }>('appointment.list', {})
    const moved = visits.rows.filter((visit) => visit.rescheduledFromId === id)
    expect(moved.map(({ status }) => status)).toEqual(['booked'])
    await mother.call('appointment.cancel', { id: moved[0]?.id, ...key() })
  },
)
