import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { openTodaysSession, type TodaysSession } from '../support/rows/todays-session'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { forged, isPictureOf } from '../support/screen/shown-code'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { type Hand, inTheHandOf } from './hand'

const CARD = '/packages/health/pages/card/index'
const SCAN = '/packages/workday/pages/scan/index'

let browser: Browser
let server: TestServer
let session: TodaysSession

beforeAll(async () => {
  server = await startTestServer()
  session = await openTodaysSession(server.databaseUrl)
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** One child each, so that neither mode stands in the other's way. */
const FAMILIES = [
  ['standard', false, 'parent', '周予满', '周*满'],
  ['elder', true, 'parent-2', '陈一诺', '陈*诺'],
] as const

describe.each(FAMILIES)('%s mode', (_, elder, persona, name, masked) => {
  const hold = (who: DemoPersona, path: string) =>
    inTheHandOf(browser, server, { persona: who, path, elder, pictures: 'card' })
  let patientId: string
  let family: Hand

  test('the newborn has none yet: one button gives it', async () => {
    const newborn = await hold('newborn-parent', CARD)
    await newborn.shows('还没有健康卡')
    await newborn.look('1-none')
    await newborn.close()
  })

  test('a family shows its card, reads its number, freezes it and takes it back', async () => {
    const phone = await demoPhone(server, persona)
    const { rows } = await phone.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
    patientId = rows.find((row) => row.name === name)?.id ?? ''
    const idempotencyKey = crypto.randomUUID()
    const { slotId } = session
    await phone.call('appointment.book', { slotId, patientId, reason: '', idempotencyKey })

    family = await hold(persona, `${CARD}?patientId=${patientId}`)
    await family.shows('后自动换新')
    expect(isPictureOf(await picture(family), newestCode(family))).toBe(true)
    await family.shows('个离线码')
    await family.look('2-code')

    await family.tap('看卡号')
    await family.press('显示完整卡号')
    await family.shows('收起来')
    await family.look('3-number')
    await family.press('收起来')

    await family.tap('丢了，冻结')
    await family.look('4-freeze')
    await family.press('冻结')
    await family.shows('冻结好了')
    await family.look('5-frozen')
    await family.press('解冻')
    await family.press('解冻')
    await family.shows('解冻好了')
    await family.shows('后自动换新')

    await family.tap('给家人代领')
    await family.shows('核实到哪一步')
    await family.look('6-apply')
  })

  test('the card still checks in when the phone has no network, and comes back with it', async () => {
    await family.page.goto(`${server.address}/#${CARD}?patientId=${patientId}`)
    await family.shows('个离线码')
    const isKept = () => family.page.evaluate(() => 'sealed.card-offline-codes' in localStorage)
    await expect.poll(isKept, { timeout: 20_000 }).toBe(true)
    await family.setNetwork(false)
    await family.page.reload()
    await family.shows('手机没有网络')
    await family.look('7-offline')
    await family.setNetwork(true)
    await family.press('有网了，换动态码')
    await family.shows('后自动换新')
  })

  test('the desk scans: who it is, 报到, the document, what is forged, and what comes without a network', async () => {
    const code = newestCode(family)
    const desk = await hold('front-desk', SCAN)
    await desk.shows('就诊码')
    await desk.look('8-scan')
    await type(desk, code)
    await desk.shows(masked)
    await desk.look('9-seen')
    await desk.press('报到')
    await desk.shows('报到好了')
    await desk.look('10-checked-in')

    await type(desk, forged(code))
    await desk.shows('这个码不是我们发的')
    await desk.look('11-forged')
    await desk.press('用卡号和生日查')
    await desk.shows('还差卡号')
    await desk.look('12-number')
    await desk.page.getByLabel('关上').click()

    await desk.tap(/^核对身份$/)
    await type(desk, newestCode(family))
    await desk.press('看过原件，人证相符')
    await desk.shows('身份核对好了')
    await desk.look('13-identity')

    await desk.tap(/^报到$/)
    await desk.setNetwork(false)
    await type(desk, newestCode(family))
    await desk.shows('离线核验通过')
    await desk.look('14-offline')
    await desk.setNetwork(true)
    await desk.tap('现在传')
    await desk.shows('都传好了')
    await desk.close()

    await family.tap('谁用过')
    await family.shows('离线核验')
    await family.look('15-uses')
    await family.close()
  })
})

/** A scanner that is a keyboard: letters, and no tap. */
async function type(desk: Hand, code: string): Promise<void> {
  await desk.page.locator('input:visible').first().fill(code)
}

/** What a camera would see. */
async function picture(hand: Hand): Promise<string | null> {
  return hand.page.locator('.qr-code__picture img').last().getAttribute('src')
}

function newestCode(hand: Hand): string {
  const code = hand.answers<{ code: string }>('healthCard.code').at(-1)?.code
  if (!code) throw new Error('the phone was given no code')
  return code
}
