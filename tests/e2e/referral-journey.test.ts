import pg from 'pg'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { DEFAULT_CLAIM_RULES } from '#domain/mutual-aid/claim/claim-rules'
import { demoId } from '../../prisma/seed/demo-id'
import { openTodaysSession } from '../support/rows/todays-session'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { type Hand, inTheHandOf } from './hand'

/** Pathway A as it is made: seen by a certified doctor, sent on, accepted, claimed, paid with the doctor's five points. */
const CHILD = demoId('patient', 'zhou-yuman')
const HOSPITAL = '云溪县人民医院'
const COVERAGE = '/packages/coverage/pages'

let browser: Browser
let server: TestServer
let appointmentId: string

beforeAll(async () => {
  server = await startTestServer()
  await addFivePoints()
  const { slotId } = await openTodaysSession(server.databaseUrl)
  appointmentId = (await call<{ id: string }>('parent', 'appointment.book', { slotId, patientId: CHILD })).id
  await call('front-desk', 'visit.checkIn', { appointmentId })
  await call('family-doctor', 'visit.start', { appointmentId })
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function call<Answer>(persona: DemoPersona, procedure: string, input: object): Promise<Answer> {
  const phone = await demoPhone(server, persona)
  return phone.call<Answer>(procedure, { ...input, idempotencyKey: crypto.randomUUID() })
}

/** The certified doctor's part, which the demonstration's plan leaves at nought: in force in the plan's county. */
async function addFivePoints(): Promise<void> {
  const value = DEFAULT_CLAIM_RULES.find(({ code }) => code === 'MA-10')?.value
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    await client.query(
      `INSERT INTO rule_set (id, region, code, valid_from, value, source, verified)
       SELECT gen_random_uuid(), region, 'MA-10', DATE '2025-01-02', $1, '示例决定', false FROM coverage_plan`,
      [JSON.stringify({ ...(value as object), certifiedBonus: 500 })],
    )
  } finally {
    await client.end()
  }
}

const open = (persona: DemoPersona, path: string, elder = false) =>
  inTheHandOf(browser, server, { persona, path, elder, pictures: 'referral' })

/** What a wheel offers first is taken: a day's is today. */
async function takeFromWheel({ page }: Hand, label: string): Promise<void> {
  await page.locator('.text-field:visible', { hasText: label }).last().locator('.picker-field').click()
  await page
    .getByText(/^(确定|完成|Done)$/)
    .filter({ visible: true })
    .last()
    .click()
}

const modes = [
  { mode: 'standard', elder: false },
  { mode: 'elder', elder: true },
] as const

test('the doctor sends the child on from the visit, with the parent’s yes', async () => {
  const hand = await open('family-doctor', `/packages/staff/pages/visit/index?appointmentId=${appointmentId}`)
  await hand.tap('开转诊')
  await hand.shows(/今天有效，编号/)
  await hand.shows('先选转到哪里')
  await takeFromWheel(hand, '转到哪里')
  await hand.shows(HOSPITAL)
  await hand.tap('绿色转诊')
  await hand.page.locator('textarea[aria-label^="为什么转"]:visible').fill('高热三天，呼吸快，要住院')
  await hand.shows('先问家长同不同意')
  await hand.look('1-refer')
  await hand.page.getByRole('checkbox', { name: /家长同意/ }).click()
  await hand.press('发给对方')
  await hand.shows('转诊开好了')
  await hand.close()
})

test.each(modes)('the family reads what it means before it goes: $mode', async ({ elder }) => {
  const hand = await open('parent', `/packages/health/pages/referrals/index?patientId=${CHILD}`, elder)
  await hand.shows(new RegExp(`转到 ${HOSPITAL}`))
  await hand.shows(/没接收就去，按直接去医院的 50%/)
  await hand.look('2-waiting')
  await hand.close()
})

test('in elder mode the form and the desk are read, and nothing of a card is cut', async () => {
  const refer = `/packages/staff/pages/refer/index?patientId=${CHILD}`
  const doctor = await open('family-doctor', refer, true)
  await doctor.shows('先选转到哪里')
  await doctor.tap('急诊补登')
  await doctor.shows('几点到的')
  await doctor.look('1-refer')
  await doctor.close()
  const hand = await open('specialist', '/packages/workday/pages/referrals/index', true)
  await hand.shows('高热三天，呼吸快，要住院')
  expect(await hand.page.evaluate(isWiderThanItsPage)).toBe(false)
  await hand.look('3-desk')
  await hand.tap('转出去的')
  // What the centre below has sent is seen here, and taken back there.
  await hand.shows(`转到 ${HOSPITAL}`)
  expect(await hand.page.getByText('开错了，撤回').filter({ visible: true }).count()).toBe(0)
  await hand.close()
})

test('the hospital accepts, and the family is told', async () => {
  const hand = await open('specialist', '/packages/workday/pages/referrals/index')
  await hand.shows('高热三天，呼吸快，要住院')
  await hand.look('3-desk')
  await hand.press('不接收')
  await hand.shows('先写几个字')
  await hand.page.getByLabel('关上').locator('visible=true').click()
  await hand.press('接收')
  await hand.shows('已接收')
  await hand.close()
  const inbox = await open('parent', '/packages/account/pages/inbox/index')
  await inbox.tap(/的转诊，对方接收了/)
  await inbox.shows(/互助金按 80% 算；首诊的医生有认证，再加 5 个百分点/)
  await inbox.close()
})

test('the claim knows the way by itself, and the five points stand in the sum', async () => {
  const hand = await open('parent', `${COVERAGE}/claim-start/index?patientId=${CHILD}`)
  const { page } = hand
  const write = (label: string, text: string) =>
    page.locator(`input[aria-label^="${label}"]:visible`).last().fill(text)
  await hand.shows('哪天入院')
  await takeFromWheel(hand, '哪天入院')
  // The hour is asked where it decides; without it the whole day counts for the family.
  await hand.shows('几点入院')
  await takeFromWheel(hand, '哪天出院')
  await page.getByRole('checkbox', { name: new RegExp(HOSPITAL) }).click()
  await write('看的什么病', '支气管肺炎')
  await hand.look('4-treatment')
  await hand.press('写发票')
  await hand.press('加一张发票')
  await write('发票号', '26109931')
  await takeFromWheel(hand, '开票日期')
  await write('发票总额', '8000')
  await write('其中基本医保付的', '3000')
  await hand.press('这张写好了')
  await hand.press('拍材料')
  const photo = { name: 'paper.jpg', mimeType: 'image/jpeg', buffer: await paperPhoto() }
  for (const paper of ['发票', '费用结算单', '诊断证明']) {
    const chooser = page.waitForEvent('filechooser')
    await page.locator('.row:visible', { hasText: paper }).first().click()
    await (await chooser).setFiles(photo)
    await page.locator('.row:visible', { hasText: paper }).filter({ hasText: '拍了 1 张' }).waitFor()
  }
  await hand.press('写收款的卡')
  await write('开户行', '示例银行')
  await write('卡号', '6222020000003306')
  await hand.press('交申请')
  await hand.shows('比例：社区首诊 + 转诊，认证医生首诊')
  await hand.shows(/80%，首诊的医生有认证再加 5%/)
  await hand.shows('85%')
  await hand.shows(/认证当天有效|认证当天/)
  await hand.shows(/绿色转诊，云溪县人民医院.+接收/)
  await hand.look('5-claim')
  await hand.tap('这一次怎么走的')
  await hand.shows('这条路值多少')
  await hand.shows('认证医生首诊，多 5 个百分点')
  await hand.look('6-loop')
  await hand.close()
})

test.each(modes)('the way of this one time is read at home: $mode', async ({ elder }) => {
  const hand = await open('parent', `${COVERAGE}/loop/index?patientId=${CHILD}`, elder)
  await hand.shows('这条路值多少')
  await hand.shows(/云溪县人民医院.+分钟接收/)
  await hand.shows(/这样走，多了 ¥/)
  await hand.look('7-loop')
  await hand.close()
})

/** In the page: whether anything that is seen sticks out at the side. */
function isWiderThanItsPage(): boolean {
  return [...document.querySelectorAll('.card')].some((card) => card.scrollWidth > card.clientWidth + 1)
}

async function paperPhoto(): Promise<Buffer> {
  return sharp({ create: { width: 600, height: 800, channels: 3, background: '#f4f1e8' } })
    .jpeg()
    .toBuffer()
}
