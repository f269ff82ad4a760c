import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoId } from '../../prisma/seed/demo-id'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { type Hand, inTheHandOf } from './hand'

let browser: Browser
let server: TestServer

const CHILD = demoId('patient', 'zhou-yuman')
const LABEL = '为什么觉得不该看'
/** As somebody writes who is upset: several lines, an empty one between, more than a screen is wide. */
const WORDS = [
  '那天我们一家都在外地，孩子没有去过这家医院，也没有办过什么申请，身份证和健康卡都在家里。',
  '下午打过电话去问，占线，打了三次都没有打通，通话记录还在手机里。',
  '',
  '请查一查是谁看的、为什么看。',
  '要材料的话可以拿来。',
].join('\n')

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** 谁看过 in the hand of the mother, with the sheet of one look open. */
async function askAbout(look: number, elder: boolean): Promise<Hand> {
  const hand = await inTheHandOf(browser, server, {
    persona: 'parent',
    path: `/packages/account/pages/access-log/index?patientId=${CHILD}`,
    elder,
    pictures: 'sentences',
  })
  await openLook(hand, look)
  return hand
}

const openLook = ({ page }: Hand, look: number) =>
  page.locator('.row[role="button"]:visible').nth(look).click()
const field = ({ page }: Hand) => page.getByLabel(LABEL).locator('visible=true')
const heightOf = async (hand: Hand) => (await field(hand).boundingBox())?.height ?? 0

test('a long reason is seen while it is written, is not lost with its sheet or the network, and arrives whole', async () => {
  const hand = await askAbout(0, true)
  const empty = await heightOf(hand)
  await field(hand).pressSequentially(WORDS)
  expect(await heightOf(hand)).toBeGreaterThan(empty * 1.5)
  await hand.look('1-written')

  await hand.page.getByLabel('关上').locator('visible=true').click()
  await openLook(hand, 0)
  expect(await field(hand).inputValue()).toBe(WORDS)

  await hand.setNetwork(false)
  await hand.press('问卫健局')
  await hand.page.locator('.sheet .note:visible').waitFor()
  expect(await field(hand).inputValue()).toBe(WORDS)
  await hand.look('2-no-network')

  await hand.setNetwork(true)
  await hand.press('问卫健局')
  await hand.shows('你问过，等回答')
  const family = await demoPhone(server, 'parent')
  const { rows } = await family.call<{ rows: { text: string }[] }>('record.objections', { patientId: CHILD })
  expect(rows.map(({ text }) => text)).toContain(WORDS)

  await openLook(hand, 0)
  const shown = await hand.page.getByText('你问：').locator('visible=true').innerText()
  expect(shown.split('\n')).toEqual(`你问：${WORDS}`.split('\n'))
  await hand.look('3-shown')
  await hand.close()
})

test('a field says how full it is when it is nearly so, and takes no more than the server does', async () => {
  const hand = await askAbout(1, false)
  await field(hand).fill('这天没有去过。'.repeat(30))
  await hand.shows('问卫健局')
  expect(await hand.page.getByText('已写').count()).toBe(0)
  await field(hand).fill('这天没有去过。'.repeat(40))
  await hand.shows('已写 280 / 300 字')
  await field(hand).press('End')
  await field(hand).pressSequentially('这天没有去过。'.repeat(4))
  await hand.shows('写满了，最多 300 字')
  expect((await field(hand).inputValue()).length).toBe(300)
  await hand.look('4-full')
  await hand.close()
})
