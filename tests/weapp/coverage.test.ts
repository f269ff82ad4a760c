import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { localDateOf } from '#domain/kernel/time'
import { demoId } from '../../prisma/seed/demo-id'
import { demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

const PAGES = 'packages/coverage/pages'

let server: TestServer
let weapp: Weapp

beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  expect(weapp.program.record.errors).toEqual([])
  weapp.close()
})
afterAll(() => server?.stop())

/** The mini-program in the hand of somebody who has logged in some other day. */
async function inTheHandOf(persona: DemoPersona, url: string): Promise<void> {
  const { storage } = await demoPhone(server, persona)
  weapp = openWeapp('dist/weapp', { serverAddress: server.address, cashier: payOrTurnBack }, storage)
  weapp.program.launch(url)
}

const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))
const on = (page: string) => weapp.until(() => weapp.page() === `${PAGES}/${page}/index`)

let asked = 0

/** Turns back at first, and pays when asked again. */
async function payOrTurnBack(prepayId: string): Promise<boolean> {
  asked++
  if (asked === 1) return false
  const paid = await fetch(payerUrl(), { method: 'POST', body: JSON.stringify({ prepayId }) })
  return ((await paid.json()) as { errMsg: string }).errMsg === 'requestPayment:ok'
}

/** Where the simulator's payer agrees, as the order says. */
function payerUrl(): string {
  const { requests } = weapp.program.record
  const orders = requests.filter(({ url }) => url.includes('payment.create'))
  const found = JSON.stringify(orders.at(-1)?.answer).match(/"payerUrl":"([^"]+)"/)
  if (!found?.[1]) throw new Error('there is no order')
  return found[1]
}

test('a child is enrolled, fact by fact, turned back at the cashier, paid, and has its certificate', async () => {
  await inTheHandOf('parent-2', '/pages/coverage/index')
  await shows('走哪条路，报多少')
  await tap('给孩子参加')
  await on('enrol')
  await shows('参加前，请知道')
  weapp.tap(await weapp.until(() => weapp.byLabel('陈一诺')))
  await shows('还有 6 条没点')
  for (const fact of [
    '从参加那天起',
    '孩子的户口',
    '头 30 天',
    '先在社区看再转诊',
    '15 天内反悔',
    '不自动扣款',
  ]) {
    weapp.tap(await weapp.until(() => weapp.byLabel(fact)))
  }
  await tap('去付款')
  await shows('付了款才算参加')
  await tap('付 ¥150.00')
  await on('pay')
  await shows('明年再问你')
  await tap('微信支付')
  await shows('没有付，也没有扣钱')
  await tap('不付了')
  await shows('要付的还在')
  await tap('关掉这笔付款')
  await weapp.until(() => !weapp.text().includes('要付的还在'))
  await tap('微信支付')
  await shows('参加好了')
  await shows('付好了 ¥150.00')
  expect(asked).toBe(2)
  await tap('看证书')
  await on('policy')
  await shows('等待期')
  await shows('验证码')
  await shows('没申请过就退 ¥150.00')
  await tap('陈一诺退出互助计划')
  await shows('现在退出，¥150.00 全退')
  weapp.program.launch('/packages/account/pages/payments/index')
  await shows('付好了')
  await shows('没有付')
})

/** The claim of the demonstration that was paid. */
async function paidClaim(): Promise<string | undefined> {
  const { rows } = await (await demoPhone(server, 'parent')).call<{
    rows: { id: string; benefitFen: number | null }[]
  }>('claim.list', { patientId: demoId('patient', 'zhou-yuman') })
  return rows.find((row) => row.benefitFen)?.id
}

test('a claim explains each line', async () => {
  await inTheHandOf('parent', `/${PAGES}/claim/index?id=${await paidClaim()}`)
  await shows('互助金给你')
  for (const line of ['总费用', '21,560.80', '可以算的部分', '12,345.67', '今年上限', '9,636.54']) {
    await shows(line)
  }
  await shows('走社区这条路，多了')
  await shows('¥3,613.70')
})

test('a claim is written, photographed and handed in on the phone, and the books are open to everybody', async () => {
  await inTheHandOf('parent', `/${PAGES}/claim-start/index?patientId=${demoId('patient', 'zhou-yuman')}`)
  const today = localDateOf(new Date())
  const chosen = async (label: string, value: string | number) =>
    weapp.pick(await weapp.until(() => weapp.byLabel(`${label}，`)), value)
  const write = async (label: string, text: string) =>
    weapp.write(await weapp.until(() => weapp.byLabel(label)), text)
  await chosen('哪天入院', today)
  await chosen('哪天出院', today)
  await write('看的什么病', '支气管肺炎')
  await write('在哪家医院看的', '省儿童医院')
  await chosen('医院几级', 2)
  await tap('写发票')
  weapp.tap(await weapp.until(() => weapp.byLabel('加一张发票')))
  await write('发票号', '26100413')
  await chosen('开票日期', today)
  await write('发票总额', '21560.80')
  await write('其中基本医保付的', '8600')
  await tap('这张写好了')
  await shows('发票 26100413')
  await tap('拍材料')
  await shows('诊断证明或出院记录')
  const photo = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#f4f1e8' } })
    .jpeg()
    .toBuffer()
  for (const [index, paper] of ['发票', '费用结算单', '诊断证明'].entries()) {
    weapp.program.answers.pictures.push(photo.toString('base64'))
    await tap(paper)
    await weapp.until(() => weapp.text().split('拍了 1 张').length > index + 1)
  }
  await tap('写收款的卡')
  await write('开户行', '示例银行')
  await write('卡号', '6222020000003306')
  await tap('交申请')
  await shows('照现在的材料算')
  await shows('两个人分别核算')
  await tap('费用结算单')
  await weapp.until(() => weapp.program.stack.top().element.querySelector('.own-paper__picture'))
  weapp.close()

  await inTheHandOf('parent-2', `/${PAGES}/ledger/index`)
  await shows('互助金余额')
  await shows('账本校验一致')
  await shows('管理费')
  await shows('收到的捐款')
  await shows('看更早的捐款')
})

test('the way of one illness says who saw the child first, and leads to its referral', async () => {
  const wish = `patientId=${demoId('patient', 'zhou-yuman')}&claimId=${await paidClaim()}`
  await inTheHandOf('parent', `/${PAGES}/loop/index?${wish}`)
  await shows('这条路值多少')
  await shows('认证当天有效')
  await shows('分钟接收')
  await tap('看转诊')
  await weapp.until(() => weapp.page() === 'packages/health/pages/referrals/index')
  await shows('已接收')
  await shows('请医生重新开')
})

test('a doctor who sends a child on is told what is still missing, and the guardian is asked', async () => {
  const childId = demoId('patient', 'zhou-yuman')
  await inTheHandOf('family-doctor', `/packages/staff/pages/refer/index?patientId=${childId}`)
  await shows('先选转到哪里')
  await tap('急诊补登')
  await shows('哪天到的医院')
  expect(await weapp.until(() => weapp.byLabel('家长同意'))).toBeDefined()
})
