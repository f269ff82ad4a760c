import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { demoId } from '../../prisma/seed/demo-id'
import { openTodaysSession, type TodaysSession } from '../support/rows/todays-session'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { untilKept } from '../support/screen/kept-words'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { inTheHandOf } from './hand'

let browser: Browser
let server: TestServer
let session: TodaysSession

const CHILD = demoId('patient', 'zhou-yuman')
const GRANDMOTHER = demoId('patient', 'fang-guizhen')
const HEALTH = '/pages/health/index'
const PAGES = '/packages/health/pages'

beforeAll(async () => {
  server = await startTestServer()
  session = await openTodaysSession(server.databaseUrl)
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const hand = (persona: DemoPersona, path: string, elder = false) =>
  inTheHandOf(browser, server, { persona, path, elder, pictures: 'record' })
const key = () => ({ idempotencyKey: crypto.randomUUID() })

describe.each([false, true])('elder mode %s', (elder) => {
  test('a mother reads what happened, a report with its trend, and what was prescribed', async () => {
    const mother = await hand('parent', HEALTH, elder)
    await mother.shows('周予满的档案')
    await mother.shows('青霉素、芒果过敏')
    await mother.shows('急性支气管炎，在家观察 3 天')
    await mother.look('1-timeline')
    await mother.tap('全部')
    await mother.page.locator('.chip:visible', { hasText: '报告' }).click()
    await mother.shows('可互认，以接诊医生判断为准')
    await mother.look('2-reports-only')
    await mother.page.locator('.timeline__event:visible', { hasText: '血常规报告' }).first().click()
    await mother.shows('血常规的变化')
    await mother.shows('在参考范围内')
    await mother.look('3-report')
    await mother.close()
  })

  test('an old lady’s record says that nothing is written, and never that all is well', async () => {
    const daughter = await hand('parent', HEALTH, elder)
    await daughter.tap('换人')
    await daughter.tap('方桂珍')
    await daughter.shows('还没有记录')
    const words = await daughter.page.locator('.taro_page:visible').innerText()
    expect(words).not.toContain('成长曲线')
    expect(words).not.toContain('13 次免费体检')
    expect(words).not.toMatch(/正常|异常/)
    await daughter.look('4-grandmother')
    await daughter.close()
  })

  test('allergies and papers', async () => {
    const mother = await hand('parent', `${PAGES}/allergies/index?patientId=${CHILD}`, elder)
    await mother.shows('青霉素过敏')
    await mother.look('5-allergies')
    await mother.close()
    const other = await hand('parent', `${PAGES}/papers/index?patientId=${CHILD}`, elder)
    await other.press('拍一份资料')
    await other.shows('纸上的日期')
    await other.look('6-paper')
    await other.close()
  })
})

test('an allergy in a few taps, and taken back', async () => {
  const mother = await hand('parent', `${PAGES}/allergies/index?patientId=${GRANDMOTHER}`)
  await mother.shows('没有记录不等于不过敏')
  await mother.press('加一条过敏')
  await mother.page.locator('.chip:visible', { hasText: '海鲜' }).click()
  await mother.press('记下来')
  await mother.shows('海鲜过敏')
  await mother.tap('改这一条')
  await mother.press('写错了，撤回')
  await mother.shows('还没有人记过过敏')
  await mother.close()
})

test('a photograph is made small on the phone, arrives after the network was lost, and can be looked at', async () => {
  const mother = await hand('parent', `${PAGES}/papers/index?patientId=${CHILD}`)
  const { page } = mother
  await mother.press('拍一份资料')
  // A picture as large as an old phone's, drawn here: the project keeps no photographs.
  const picture = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 4_000
    canvas.height = 3_000
    const paper = canvas.getContext('2d')
    if (!paper) throw new Error('no canvas')
    for (let row = 0; row < 300; row++) {
      paper.fillStyle = `hsl(${row * 7} 60% 50%)`
      paper.fillRect(0, row * 10, 4_000, 10)
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  const chooser = page.waitForEvent('filechooser')
  await mother.press('拍照或从相册选')
  await (await chooser).setFiles({
    name: 'booklet.png',
    mimeType: 'image/png',
    buffer: Buffer.from(picture, 'base64'),
  })
  await mother.shows('换一张')
  await page.locator('.chip:visible', { hasText: '接种本' }).click()
  await page.locator('.picker-field:visible').last().click()
  await page
    .getByText(/^(确定|完成|Done)$/)
    .filter({ visible: true })
    .last()
    .click()
  await mother.setNetwork(false)
  await mother.press('存进档案')
  await mother.shows('照片和写的都还在')
  await mother.setNetwork(true)
  await mother.press('存进档案')
  await page.locator('.timeline__event:visible', { hasText: '接种本' }).first().click()
  await page.locator('.paper-picture:visible').waitFor()
  await mother.look('7-picture')
  await mother.close()
})

test('a doctor reads, prescribes what is tolerated and holds a report back; the mother asks for a correction', async () => {
  const family = await demoPhone(server, 'parent')
  const desk = await demoPhone(server, 'front-desk')
  const booked = await family.call<{ id: string }>('appointment.book', {
    slotId: session.slotId,
    patientId: CHILD,
    reason: '咳嗽',
    ...key(),
  })
  await desk.call('visit.checkIn', { appointmentId: booked.id, ...key() })
  const byHand = await demoPhone(server, 'family-doctor')
  await byHand.call('visit.start', { appointmentId: booked.id, ...key() })

  const doctor = await hand('family-doctor', `/packages/staff/pages/visit/index?appointmentId=${booked.id}`)
  await doctor.shows('青霉素、芒果过敏，对得上的药开不出来')
  expect(await doctor.page.locator('.chip:visible', { hasText: '阿莫西林' }).count()).toBe(0)
  await doctor.page.locator('.chip:visible', { hasText: '氨溴索口服溶液' }).click()
  await doctor.page.locator('.text-field:visible', { hasText: '每次多少' }).locator('input').fill('5')
  await doctor.look('8-drug')
  await doctor.press('加进处方')
  await doctor.shows('每次 5 mL，口服，每天 2 次，5 天')
  await doctor.page.locator('.chip:visible', { hasText: '急性支气管炎' }).click()
  await doctor.page.getByRole('switch', { name: /^保密/ }).click()
  await doctor.look('9-visit')
  await doctor.page.locator('.bottom-bar:visible .button').last().click()
  await expect.poll(() => doctor.answers('visit.complete').length).toBe(1)
  await doctor.close()

  const reader = await hand('family-doctor', `/packages/staff/pages/chart/index?patientId=${CHILD}`)
  await reader.shows('青霉素、芒果过敏')
  // His family signed with her team and lets it read the record: nothing is kept back.
  await reader.shows('生病看诊')
  expect(await reader.page.getByText(/^看不到/).count()).toBe(0)
  await reader.look('10-chart')
  await reader.page.locator('.record-doors__one:visible', { hasText: '加报告' }).click()
  await reader.page.locator('.chip:visible', { hasText: 'C 反应蛋白' }).click()
  await reader.page.getByLabel('C 反应蛋白结果').fill('30')
  await reader.page.getByLabel('C 反应蛋白上限').fill('10')
  await reader.look('11-report-form')
  await reader.press('保存报告')
  await expect.poll(() => reader.answers('chart.addReport').length).toBe(1)
  await reader.close()

  const mother = await hand('parent', HEALTH)
  await mother.shows('处方 1 种')
  const visit = mother.page.locator('.timeline__event:visible', { hasText: '生病看诊' }).first()
  expect(await visit.innerText()).toContain('保密')
  const { rows } = await family.call<{ rows: { kind: string; title: string; id: string; on: string }[] }>(
    'record.timeline',
    { patientId: CHILD, kinds: ['report'] },
  )
  expect(rows.filter(({ title }) => title === 'C 反应蛋白报告')).toHaveLength(1)
  await visit.click()
  await mother.shows('氨溴索口服溶液')
  await mother.tap('这里写错了，请机构更正')
  await mother.page.locator('.text-field:visible textarea').fill('那天没有发热')
  await mother.press('发给写的机构')
  await mother.shows('等社区医院回复')
  await mother.look('12-correction')
  await mother.close()

  const answering = await hand('family-doctor', '/packages/staff/pages/corrections/index')
  await answering.press('核对后回复')
  await answering.page.locator('.text-field:visible textarea').fill('核对过，是咳嗽，没有发热')
  await answering.press('发给家长')
  await answering.shows('没有等回复的更正')
  await answering.close()
})

test('without a network the kept record stays, with its hour', async () => {
  const mother = await hand('parent', HEALTH)
  await mother.shows('生病看诊 · 何静医生')
  await untilKept(mother.page, '何静')
  await mother.setNetwork(false)
  await mother.page.reload()
  await mother.shows(/没有网络/)
  await mother.shows('生病看诊 · 何静医生')
  await mother.look('13-offline')
  await mother.close()
})
