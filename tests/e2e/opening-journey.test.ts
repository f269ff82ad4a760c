import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { demoId } from '../../prisma/seed/demo-id'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { keepDesk, openDesk } from '../support/screen/desk'
import { accessibilityProblems } from '../support/screen/readable'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { type Hand, inTheHandOf } from './hand'

let browser: Browser
let server: TestServer

/** Of a family that has signed with no team: nothing else opens the record to the doctor elsewhere. */
const CHILD = demoId('patient', 'chen-yinuo')
const TODAY = '/packages/workday/pages/today/index'
const ACCESS_LOG = '/packages/account/pages/access-log/index?patientId='
const INBOX = '/packages/account/pages/inbox/index'

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const hand = (persona: DemoPersona, path: string, elder = false) =>
  inTheHandOf(browser, server, { persona, path, elder, pictures: 'opening' })
const key = () => ({ idempotencyKey: crypto.randomUUID() })

async function typeCode(doctor: Hand, code: string): Promise<void> {
  await doctor.page.locator('.text-field:visible', { hasText: '分享码' }).locator('input').fill(code)
  await doctor.press('打开')
}

test('a doctor of another house sees the parts that a father shows, until he takes them back', async () => {
  const father = await hand('parent-2', '/pages/health/index')
  await father.shows('陈一诺的档案')
  await father.page.locator('.record-doors__one:visible', { hasText: '给医生看' }).click()
  await father.shows('给他看什么')
  await father.tap(/^就诊$/)
  await father.tap(/^处方$/)
  await father.look('1-choose')
  await father.press('生成 15 分钟的分享码')
  await father.shows('还没有人打开')
  const { code } = father.answers<{ code: string }>('record.share').at(-1) ?? { code: '' }
  await father.shows(`${code.slice(0, 4)}-${code.slice(4)}`)
  await father.look('2-code')

  const doctor = await hand('specialist', TODAY)
  await doctor.tap('家人给了分享码')
  await typeCode(doctor, 'ABCD-2345')
  await doctor.shows('这个分享码打不开')
  await doctor.look('3-wrong-code')
  await typeCode(doctor, code.toLowerCase())
  await doctor.shows('家人用分享码给你看的，只能看')
  await doctor.shows('青霉素过敏')
  await doctor.shows(/家人这次没有给看：就诊、处方、儿保体检、疫苗、.*测量、纸质资料/)
  await doctor.page.locator('.timeline__event:visible', { hasText: '血常规报告' }).first().waitFor()
  const shown = await doctor.page.locator('.taro_page:visible').innerText()
  expect(shown).not.toMatch(/上呼吸道|布洛芬|处方 \d|kg|接种|量身高体重/)
  await doctor.look('4-shown')
  await doctor.page.locator('.timeline__event:visible', { hasText: '血常规报告' }).first().click()
  await doctor.shows('血红蛋白')
  expect(await doctor.page.locator('.button:visible').count()).toBe(0)
  await doctor.page.goBack()

  await father.shows(/沈致远打开了/)
  await father.look('5-opened-by')
  await father.press('看完了，收回')
  await father.shows('已收回')
  await doctor.page.reload()
  await doctor.shows('这份档案关上了')
  await doctor.look('6-closed')
  await doctor.press('输分享码')
  await typeCode(doctor, code)
  await doctor.shows('这个分享码打不开')

  await father.press('生成 15 分钟的分享码')
  await father.shows('还没有人打开')
  const late = father.answers<{ code: string }>('record.share').at(-1)?.code ?? ''
  await letSharesExpire()
  await typeCode(doctor, late)
  await doctor.shows('这个分享码打不开')
  await father.shows(/没有人打开，.* 已失效/)
  await father.look('7-over')
  await doctor.close()
  await father.close()
})

test('the father asks about a look, and the office answers', async () => {
  const father = await hand('parent-2', ACCESS_LOG + CHILD)
  await father.page.locator('.row:visible', { hasText: '看家人出示的档案' }).first().click()
  await father.shows('问问这次查看')
  await father.page.locator('.text-field:visible textarea').fill('这天没有带孩子去过县医院')
  await father.look('8-ask')
  await father.press('问卫健局')
  await father.shows('你问过，等回答')
  await father.look('9-access-log')

  const { page, errors } = await openOffice('objections')
  await row(page, '这天没有带孩子去过县医院').click()
  await page.getByText('沈致远').filter({ visible: true }).first().waitFor()
  await page.getByLabel('回答', { exact: true }).fill('是你当天出示的分享码，15 分钟后已经关上')
  await lookAtDesk(page, 'console-objections')
  await press(page, '回答居民')
  await page.getByText('回答，居民已经收到').filter({ visible: true }).waitFor()
  await row(page, '已回答').waitFor()
  expect(errors).toEqual([])
  await page.context().close()

  await father.page.goto(`${server.address}/#${INBOX}`)
  await father.tap('你问的那次查看，有回答了')
  await father.page.locator('.row:visible', { hasText: '有回答了' }).first().click()
  await father.shows('是你当天出示的分享码')
  await father.look('10-answer')
  await father.close()
})

test.each([false, true])('broken glass: a reason, a notice, a review (elder mode %s)', async (elder) => {
  const family = await demoPhone(server, 'parent-2')
  await family.call('healthCard.apply', { patientId: CHILD, ...key() })
  const { code } = await family.call<{ code: string }>('healthCard.code', { patientId: CHILD })
  const reason = elder ? '严重过敏' : '抽搐'

  const doctor = await hand('specialist', '/packages/workday/pages/scan/index', elder)
  await doctor.tap(/^核对身份$/)
  await doctor.page.locator('input:visible').first().fill(code)
  await doctor.tap('情况紧急，要看档案')
  await doctor.shows('卫健局一天内复核')
  await doctor.look('11-emergency')
  await doctor.page.locator('.chip:visible', { hasText: reason }).click()
  await doctor.press('紧急查看，我负责')
  await doctor.shows('家人已经收到通知')
  await doctor.shows('走过的日子')
  await doctor.page.locator('.timeline__event:visible').first().waitFor()
  await doctor.look('12-emergency-chart')
  await doctor.close()

  const father = await hand('parent-2', INBOX, elder)
  await father.shows(/医生紧急查看了.*一诺的档案/)
  await father.look('13-notice')
  await father.tap(/医生紧急查看了.*一诺的档案/)
  await father.shows(new RegExp(`医生写的理由：.*${reason}`))
  await father.look('14-reason')
  await father.page.goBack()

  const { page, errors } = await openOffice('reviews')
  await row(page, reason).click()
  await page.getByLabel('结论', { exact: true }).selectOption(elder ? 'justified' : 'unjustified')
  await page.getByLabel('依据', { exact: true }).fill('问过急诊值班医生')
  await lookAtDesk(page, 'console-reviews')
  await press(page, '记下结论')
  await page.locator('.console__panel:visible', { hasText: '问过急诊值班医生' }).waitFor()
  await row(page, elder ? '有理由' : '没有理由').waitFor()
  expect(errors).toEqual([])
  await page.context().close()

  if (!elder) {
    await father.page.reload()
    await father.shows('没有理由')
  }
  await father.close()
})

const row = (page: Page, words: string) =>
  page.locator('.data-table tbody tr:visible', { hasText: words }).first()
const press = (page: Page, words: string) =>
  page.locator('.console__panel .button:visible', { hasText: words }).click()

async function openOffice(place: string): Promise<{ page: Page; errors: Error[] }> {
  const desk = await openDesk(browser, server.address, 'health-bureau')
  await desk.page.goto(`${server.address}/#/packages/console/pages/${place}/index`)
  await desk.page.locator('.data-table tbody tr:visible').first().waitFor()
  return desk
}

async function lookAtDesk(page: Page, name: string): Promise<void> {
  await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
  await keepDesk(page, name)
}

/** A quarter of an hour goes by for every code there is. */
async function letSharesExpire(): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    await client.query(
      `UPDATE share_code SET created_at = created_at - interval '15 minutes',
         expires_at = expires_at - interval '15 minutes'`,
    )
  } finally {
    await client.end()
  }
}
