import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { demoId } from '../../prisma/seed/demo-id'
import { openTodaysSession, type TodaysSession } from '../support/rows/todays-session'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { inTheHandOf } from './hand'

const CHILD = demoId('patient', 'chen-yinuo')
const VACCINES = `/packages/health/pages/vaccines/index?patientId=${CHILD}`

let browser: Browser
let server: TestServer
let session: TodaysSession

beforeAll(async () => {
  server = await startTestServer()
  session = await openTodaysSession(server.databaseUrl, 'vaccination')
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe.each([
  ['standard', false],
  ['elder', true],
] as const)('%s mode', (_, elder) => {
  test('a family sees the dose that can be made up for, the whole list, and books it', async () => {
    const hand = await inTheHandOf(browser, server, {
      persona: 'parent-2',
      path: VACCINES,
      elder,
      pictures: 'vaccines',
    })
    await hand.shows('逾期，可补')
    await hand.shows(/补 1 剂就好，不用从头打/)
    await hand.look('1-late')
    await hand.tap('自费疫苗，自愿选')
    await hand.shows(/打不打自己定/)
    await hand.look('2-optional')
    await hand.tap('入园查验单')
    await hand.shows('还差 1 剂')
    await hand.look('3-inspection')
    await hand.page.goBack()
    await hand.press('照接种本补记一剂')
    await hand.shows('打的是哪种疫苗')
    await hand.look('4-add')
    await hand.page.goBack()
    await hand.press('约补种')
    await hand.shows('选社区')
    await hand.close()
  })
})

test('the dose is given and watched, and the family sees until when to stay', async () => {
  const idempotencyKey = () => crypto.randomUUID()
  const family = await demoPhone(server, 'parent-2')
  const booked = await family.call<{ id: string; number: number }>('appointment.book', {
    slotId: session.slotId,
    patientId: CHILD,
    idempotencyKey: idempotencyKey(),
  })
  const desk = await demoPhone(server, 'front-desk')
  await desk.call('visit.checkIn', { appointmentId: booked.id, idempotencyKey: idempotencyKey() })

  const open = (persona: 'family-doctor' | 'parent-2', path: string) =>
    inTheHandOf(browser, server, { persona, path, elder: false, pictures: 'vaccinate' })
  const doctor = await open('family-doctor', '/packages/workday/pages/today/index')
  await doctor.tap(`叫下一位：${booked.number} 号`)
  await doctor.tap('进来了，写记录')
  await doctor.shows('今天可以打')
  await doctor.tap('今天先不打，记缓种或禁忌')
  await doctor.page.locator('.chip:visible', { hasText: '正在生病' }).click()
  await doctor.look('0-hold')
  await doctor.press('记下来')
  await doctor.shows('今天没有该打的')
  await doctor.look('0-held')
  await doctor.tap('可以打了，解除')
  await doctor.shows('今天可以打')
  await doctor.page.locator('.text-field', { hasText: '批号' }).locator('input:visible').fill('202609017')
  await doctor.tap(/^问过家长/)
  await doctor.look('1-form')
  await doctor.press('打好了，记下 1 剂')
  await doctor.shows('还没满 30 分钟')
  await doctor.look('2-observed')

  const parent = await open('parent-2', VACCINES)
  await parent.shows(/留观到/)
  await parent.shows('到今天该打的都打齐了。')
  await parent.look('3-staying')
  await parent.close()

  await doctor.press('有反应')
  await doctor.shows('现在没有人留观')
  await doctor.close()
})
