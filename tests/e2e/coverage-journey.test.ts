import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDateOf } from '#domain/kernel/time'
import { demoId } from '../../prisma/seed/demo-id'
import { openChromium, openPhone } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { keepDesk, openDesk, openPlace } from '../support/screen/desk'
import { accessibilityProblems } from '../support/screen/readable'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { type Hand, inTheHandOf } from './hand'

const PAGES = '/packages/coverage/pages'
const TAB = '/pages/coverage/index'
const COVERED = demoId('patient', 'zhou-yuman')

let browser: Browser
let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const open = (persona: 'parent' | 'parent-2', path: string, elder = false) =>
  inTheHandOf(browser, server, { persona, path, elder, pictures: 'coverage' })

const go = (hand: Hand, path: string) => hand.page.goto(`${server.address}/#${path}`)

const yuan = (text: string) => Number(text.replace(/[^\d.]/g, ''))

/** Ticks what stands on its own, one by one: nothing was ticked beforehand. */
async function tickEveryFact({ page }: Hand): Promise<number> {
  const facts = page.locator('.card:visible', { hasText: '参加前，请知道' }).getByRole('checkbox')
  for (const fact of await facts.all()) {
    expect(await fact.getAttribute('aria-checked')).toBe('false')
    await fact.click()
  }
  return facts.count()
}

/** The demonstration's cashier asks first: no real money moves. */
async function answerCashier({ page }: Hand, answer: '付款' | '不付'): Promise<void> {
  await page.locator('.taro-model__btn:visible', { hasText: answer }).click()
}

describe.each([
  { mode: 'standard', elder: false, child: '陈亦辰' },
  { mode: 'elder', elder: true, child: '陈一诺' },
] as const)('in $mode mode', ({ elder, child }) => {
  let hand: Hand
  afterAll(() => hand?.close())

  test('a parent reads the plan, ticks each fact, pays and gets the certificate', async () => {
    hand = await open('parent-2', elder ? `${PAGES}/enrol/index` : TAB, elder)
    if (!elder) {
      await hand.shows('走哪条路，报多少')
      await hand.look('1-plan')
      await hand.tap('条款和常见问题')
      await hand.shows('每一条规则')
      await hand.look('2-terms')
      await go(hand, TAB)
      await hand.press('给孩子参加')
    }
    await hand.shows('参加前，请知道')
    await hand.shows('还没选')
    await hand.page.getByRole('checkbox', { name: child }).click()
    await hand.shows(/还有 \d 条没点/)
    expect(await tickEveryFact(hand)).toBe(6)
    await hand.look('3-enrol')
    await hand.press('去付款')
    await hand.shows('付了款才算参加')
    await hand.press('付 .+')
    await hand.shows('明年再问你')
    await hand.look('4-pay')
    await hand.press('微信支付')
    await answerCashier(hand, '不付')
    await hand.shows('没有付，也没有扣钱')
    await hand.tap('不付了')
    await hand.shows(/^关掉这笔付款，不扣钱/)
    await hand.look('4-give-up')
    await hand.press('先留着')
    // Whoever comes back later finds the order that was left open.
    await hand.page.reload()
    await hand.tap('不付了')
    await hand.press('关掉这笔付款')
    await hand.shows(/你或者家里另一位再点一次支付/)
    expect(hand.answers<{ status: string }>('payment.close').at(-1)).toEqual({ status: 'closed' })
    expect(await hand.page.getByText('不付了', { exact: true }).filter({ visible: true }).count()).toBe(0)
    await hand.press('微信支付')
    await answerCashier(hand, '付款')
    await hand.shows('参加好了')
    await hand.shows(/证书 YX\d\d-/)
    await hand.look('5-paid')
  })

  test('what was paid, and what was not, stands in a list of the account', async () => {
    const { page } = hand
    const before = page.url().split('#')[1] ?? ''
    await go(hand, '/packages/account/pages/payments/index')
    await page.locator('.row:visible', { hasText: '付好了' }).first().waitFor()
    await page.locator('.row:visible', { hasText: '没有付' }).first().waitFor()
    await hand.look('5-payments')
    await page.locator('.row:visible', { hasText: '付好了' }).first().click()
    await hand.shows('微信的账单里也能看到。')
    await go(hand, before)
    await hand.shows('参加好了')
  })

  test('the ring counts the days, and the way out says what is lost before one tap (E4 50)', async () => {
    await hand.press('看证书')
    await hand.shows('验证码')
    await hand.look('6-policy')
    await hand.tap(`${child}退出互助计划`)
    await hand.shows(/^现在退出，.+ 全退$/)
    await hand.shows('再参加，要重新等 30 天')
    await hand.shows('别的孩子不受影响')
    await hand.look('7-exit')
    await hand.page.getByLabel('关上').locator('visible=true').click()
    await go(hand, TAB)
    await hand.shows('我的保障')
    await hand.shows(/起，生病也给/)
    await hand.shows('意外受伤现在就给')
    await hand.look('8-waiting')
  })
})

test('a claim goes from an estimate to the card, each line of it explained', async () => {
  const hand = await open('parent', TAB)
  const { page } = hand
  const write = (label: string, text: string) =>
    page.locator(`input[aria-label^="${label}"]:visible`).last().fill(text)
  await hand.shows('今年还能用')
  await hand.look('9-mine')
  await hand.tap('看病前，先估一估')
  await hand.shows('如果先在社区首诊，可多报')
  await hand.shows('今年上限')
  await hand.look('10-estimate')

  await go(hand, TAB)
  await hand.press('申请互助金')
  await hand.shows('哪天入院')
  for (const field of await page.locator('.picker-field:visible').all()) {
    if (!(await field.textContent())?.includes('请选择')) continue
    await takeFromWheel(hand, () => field.click())
  }
  await write('看的什么病', '支气管肺炎')
  await write('在哪家医院看的', '省儿童医院')
  await hand.look('11-treatment')
  await hand.press('写发票')
  await hand.press('加一张发票')
  await write('发票号', '26100412')
  await takeFromWheel(hand, () => page.locator('.sheet:visible .picker-field').first().click())
  await write('发票总额', '21560.80')
  await write('其中基本医保付的', '8600')
  await hand.press('加一项不给的')
  await write('项目', '陪护床')
  await write('多少钱', '615.13')
  await hand.look('12-invoice')
  await hand.press('这张写好了')
  await hand.shows('发票 26100412')
  await hand.press('拍材料')
  await hand.shows('费用结算单')
  const photo = { name: 'paper.jpg', mimeType: 'image/jpeg', buffer: await paperPhoto() }
  for (const paper of ['发票', '费用结算单', '诊断证明']) {
    const chooser = page.waitForEvent('filechooser')
    await page.locator('.row:visible', { hasText: paper }).first().click()
    await (await chooser).setFiles(photo)
    await page.locator('.row:visible', { hasText: paper }).filter({ hasText: '拍了 1 张' }).waitFor()
  }
  await hand.look('13-papers')
  await hand.press('写收款的卡')
  await write('开户行', '示例银行')
  await write('卡号', '6222020000003306')
  await hand.look('14-account')
  await hand.press('交申请')
  await hand.shows('照现在的材料算')
  await hand.shows('两个人分别核算')
  const [{ id, number } = { id: '', number: '' }] = hand.answers<{ id: string; number: string }>(
    'claim.submit',
  )
  await decide(number)
  await go(hand, `${PAGES}/claims/index`)
  await hand.shows('我的申请')
  await go(hand, `${PAGES}/claim/index?id=${id}`)
  await hand.shows(/付到 .*3306/)
  await hand.shows('复核、审批 2 人')
  await hand.shows('12,345.67')
  await hand.look('15-given')
  await openOwnPaper(hand)
  await appealAndReturn(hand, number)
  await hand.close()
})

test('a case on notice is objected to by a parent, and the office answers', async () => {
  const hand = await open('parent-2', `${PAGES}/publicity/index`)
  await hand.shows('1–2 万元')
  await hand.look('20-publicity')
  await hand.press('提异议')
  await hand.page.locator('.sheet:visible textarea').fill('听说这个孩子那几天在外地，请再查一查')
  await hand.press('交上')
  await hand.shows('收到了。会有人重新看')
  await atDesk('claim-reviewer', '异议', '公示', async ({ card, page }) => {
    await card('异议').getByText('请再查一查', { exact: false }).waitFor()
    await card('异议').getByLabel('答复', { exact: true }).fill('和医院核对过，这几天在住院，没有不对')
    await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
    await keepDesk(page, 'console-claim-objection')
    await card('异议').locator('.button', { hasText: '答复异议' }).click()
    await page.getByText('这一步没有在等的申请').filter({ visible: true }).waitFor()
  })
  await hand.page.reload()
  await hand.shows('和医院核对过')
  await hand.close()
})

test('a claim begins at its visit, with the day and the place written already', async () => {
  const { rows } = await (await demoPhone(server, 'parent')).call<{ rows: { id: string }[] }>(
    'record.timeline',
    { patientId: COVERED, kinds: ['visit'] },
  )
  const visit = `patientId=${COVERED}&kind=visit&id=${rows[0]?.id}`
  const hand = await open('parent', `/packages/health/pages/entry/index?${visit}`)
  await hand.shows('申请互助金')
  await hand.look('19-visit')
  await hand.tap('申请互助金')
  await hand.shows('从这次就诊带过来的，不用写')
  await hand.close()
})

test('a page that names no child is about the one chosen last; without a log-in it says what to do', async () => {
  const hand = await open('parent', `${PAGES}/loop/index`)
  await expect.poll(() => hand.answers('claim.loop').length).toBe(1)
  await hand.shows(/.的这一次$/)
  await go(hand, `${PAGES}/claim-start/index`)
  await expect.poll(() => hand.answers('claim.prepare').length).toBe(1)
  await go(hand, `${PAGES}/estimate/index`)
  await expect.poll(() => hand.answers('claim.estimate').length).toBe(1)
  await hand.close()
  const { page, errors } = await openPhone(browser, `${server.address}/#${PAGES}/estimate/index`)
  await page.getByText('登录以后就能看').filter({ visible: true }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test.each([
  { mode: 'standard', elder: false },
  { mode: 'elder', elder: true },
])('V1 is read line by line, with what the way was worth, and the books agree: $mode', async ({ elder }) => {
  const hand = await open('parent', `${PAGES}/claims/index`, elder)
  const { rows } = await (await demoPhone(server, 'parent')).call<{
    rows: { id: string; benefitFen: number | null }[]
  }>('claim.list', { patientId: COVERED })
  const id = rows.find(({ benefitFen }) => benefitFen === 963_654)?.id
  await hand.shows('云溪县妇幼保健院')
  await hand.look('16-claims')
  await go(hand, `${PAGES}/claim/index?id=${id}`)
  await hand.shows('互助金给你')
  const lines = await hand.page.locator('.sum-lines__line:visible').allInnerTexts()
  expect(lines.map((line) => line.replace(/\s+/g, ' '))).toEqual(expect.arrayContaining(V1_LINES))
  await hand.shows('走社区这条路，多了')
  await hand.shows('¥3,613.70')
  await hand.look('17-result')
  await go(hand, `${PAGES}/ledger/index`)
  await hand.shows('账本校验一致')
  const figures = await hand.page.locator('.sum-lines__line:visible').allInnerTexts()
  const [contributions = 0, donations = 0, aid = 0, fee = 0, balance] = figures.map((line) =>
    yuan(line.split('\n').at(-1) ?? ''),
  )
  expect(balance).toBeCloseTo(contributions + donations - aid - fee, 2)
  await hand.look('18-ledger')
  await hand.close()
})

test('the office answers who asks for a waiver, and ends a coverage after it was seen whose it is (E4 7, 53)', async () => {
  const family = await demoPhone(server, 'parent-2')
  const { rows } = await family.call<{ rows: { id: string; certificateNumber: string | null }[] }>(
    'coverage.list',
    {},
  )
  const { id = '', certificateNumber = '' } = rows.find((row) => row.certificateNumber !== null) ?? {}
  const { page, errors } = await openDesk(browser, server.address, 'claim-reviewer')
  const panel = page.locator('.console__panel:visible')
  const field = (label: string) => panel.getByLabel(label, { exact: true })
  const press = (words: string | RegExp) => panel.locator('.button', { hasText: words }).click()
  await openPlace(page, server.address, 'coverages')
  await page.locator('.data-table tbody tr:visible', { hasText: '低保' }).click()
  await field('结论').selectOption('granted')
  await panel.locator('.button', { hasText: '先写给家庭的话' }).waitFor()
  await field('给家庭的话').fill('低保证看过了，今年的参加费由捐款付。')
  await keepDesk(page, 'console-waivers')
  await press('同意，捐款代付')
  await page.getByText('没有代付申请').filter({ visible: true }).waitFor()

  await field('证书号').fill('YX26-999999')
  await press('查这份证书')
  await panel.locator('.note', { hasText: '没有这张证书' }).waitFor()
  await field('证书号').fill(certificateNumber?.toLowerCase() ?? '')
  await press('查这份证书')
  await panel.getByText(/^陈\*.，/).waitFor()
  await field('为什么结束').selectOption('false-identity')
  await field('查实的日子').fill(localDateOf(new Date()))
  await panel.getByText('当作从来没有参加过').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await keepDesk(page, 'console-coverages')
  await press(/^结束/)
  await panel.locator('.note', { hasText: '退给付款的人' }).waitFor()
  await panel.getByText('已作废').waitFor()
  expect(await family.call('coverage.get', { id })).toMatchObject({ stage: 'void' })
  expect(errors).toEqual([])
  await page.context().close()
})

test('each day that was closed stands at the desk with its checksum, for the bureau as for the custodian', async () => {
  for (const persona of ['fund-custodian', 'health-bureau'] as const) {
    const { page, errors } = await openDesk(browser, server.address, persona)
    await openPlace(page, server.address, 'fund')
    await page.locator('.chip:visible', { hasText: '结账' }).click()
    const hash = page.locator('.console__panel:visible').getByText(/^[0-9a-f]{64}$/)
    await hash.waitFor()
    const head = (await hash.innerText()).slice(0, 12)
    await page.locator('.data-table tbody tr:visible').first().getByText(head).waitFor()
    expect(await page.locator('.chip:visible', { hasText: '捐款' }).count()).toBe(
      persona === 'fund-custodian' ? 1 : 0,
    )
    await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
    await keepDesk(page, `console-closes-${persona}`)
    expect(errors).toEqual([])
    await page.context().close()
  }
})

test('the bureau reads how satisfied the families of a place are, month by month', async () => {
  const { page, errors } = await openDesk(browser, server.address, 'health-bureau')
  await openPlace(page, server.address, 'directory')
  const card = page.locator('.console__panel:visible').getByRole('group', { name: '满意度', exact: true })
  await card
    .getByText(/^\d{4}-\d{2} /)
    .nth(5)
    .waitFor()
  await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
  await card.scrollIntoViewIfNeeded()
  await keepDesk(page, 'console-satisfaction')
  expect(errors).toEqual([])
  await page.context().close()
})

const V1_LINES = [expect.stringContaining('12,345.67'), expect.stringContaining('9,636.54')]

/** What a wheel offers first is taken: a day's is today. */
async function takeFromWheel({ page }: Hand, openWheel: () => Promise<void>): Promise<void> {
  await openWheel()
  await page
    .getByText(/^(确定|完成|Done)$/)
    .filter({ visible: true })
    .last()
    .click()
}

async function paperPhoto(): Promise<Buffer> {
  return sharp({ create: { width: 900, height: 1200, channels: 3, background: '#f4f1e8' } })
    .jpeg()
    .toBuffer()
}

/** What was photographed stands with the claim, and opens as it was sent. */
async function openOwnPaper(hand: Hand): Promise<void> {
  const { page } = hand
  await hand.shows('交上的材料 3 张')
  await page.locator('.row:visible', { hasText: '费用结算单' }).click()
  const sheet = page.locator('.sheet:visible')
  await sheet.locator('.own-paper__picture img').waitFor()
  await hand.look('15-paper')
  const download = page.waitForEvent('download')
  await sheet.locator('.button', { hasText: '存下来' }).click()
  expect((await download).suggestedFilename()).toBe('费用结算单.jpg')
  await page.getByLabel('关上').locator('visible=true').click()
}

type Office = 'claim-reviewer' | 'claim-approver' | 'fund-custodian' | 'health-bureau'

/** The office's part, two persons and the one who keeps the money, each at their own desk. */
async function decide(number: string): Promise<void> {
  await atDesk('claim-reviewer', '待复核', number, async ({ card, page }) => {
    const facts = card('按单据更正')
    await facts.getByLabel('诊断编码', { exact: true }).fill('j18.000')
    await facts.locator('.button', { hasText: '更正' }).click()
    await card('申请').getByText('诊断编码 J18.000 · 呼吸系统').waitFor()
    await card('发票 26100412').locator('.button', { hasText: '按这些扣' }).click()
    await card('发票 26100412').getByText('家庭写的：陪护床 ¥615.13').waitFor()
    await card('经过').getByText('按单据更正', { exact: false }).waitFor()
    await card('复核').getByLabel('写给家庭的话', { exact: true }).fill('发票、结算单和诊断都对过，一致')
    await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
    await keepDesk(page, 'console-claim-review')
    await card('复核').locator('.button', { hasText: '可以付，交审批' }).click()
    await card('经过').getByText('发票、结算单和诊断都对过，一致', { exact: false }).waitFor()
  })
  await atDesk('claim-approver', '待审批', number, async ({ card, page }) => {
    await card('审批').getByLabel('写给家庭的话', { exact: true }).fill('金额和路径都核过，同意付')
    await keepDesk(page, 'console-claim-approval')
    await card('审批').locator('.button', { hasText: '批准' }).click()
    await card('经过').getByText('金额和路径都核过，同意付', { exact: false }).waitFor()
  })
  await atDesk('fund-custodian', '待付款', number, async ({ card, page }) => {
    await card('付款').getByText('6222020000003306', { exact: false }).waitFor()
    await card('付款').getByLabel('银行流水号', { exact: true }).fill('SL-20261122-0001')
    await keepDesk(page, 'console-claim-payout')
    await card('付款').locator('.button', { hasText: '银行付好了，记账' }).click()
    await card('经过').getByText('已付 ¥', { exact: false }).waitFor()
  })
}

/** After the money: an appeal that changes nothing, two sums that are asked back, and the money that comes. */
async function appealAndReturn(hand: Hand, number: string): Promise<void> {
  await hand.tap('不同意这个结果')
  await hand.page.locator('.sheet:visible textarea').fill('陪护床是医院要求的，请再看看')
  await hand.press('提交申诉')
  await hand.shows('申诉中')
  await atDesk('health-bureau', '申诉', number, async ({ card, page }) => {
    await card('申诉').getByText('陪护床是医院要求的', { exact: false }).waitFor()
    await card('申诉').getByLabel('结论', { exact: true }).selectOption('dismiss')
    await card('申诉')
      .getByLabel('写给家庭的话', { exact: true })
      .fill('陪护床不在目录里，条款第六条写明不付')
    await keepDesk(page, 'console-claim-appeal')
    await card('申诉').locator('.button', { hasText: '答复申诉' }).click()
    await card('经过').getByText('答复申诉', { exact: false }).waitFor()
    expect(await card('请家庭退回').count()).toBe(0)
  })
  await atDesk('claim-reviewer', '付过的', number, async ({ card, page }) => {
    const form = card('医保后来多付了')
    await form.getByLabel('现在医保一共付', { exact: true }).fill('8500')
    await form.locator('.button', { hasText: '要比原来多' }).waitFor()
    await form.getByLabel('现在医保一共付', { exact: true }).fill('8700')
    await keepDesk(page, 'console-claim-recompute')
    await form.locator('.button', { hasText: '重新算' }).click()
    await card('要退回的').getByText('医保后来多付了', { exact: false }).waitFor()
  })
  await atDesk('claim-approver', '付过的', number, async ({ card, page }) => {
    const form = card('请家庭退回')
    await form.getByLabel('退回多少', { exact: true }).fill('20.5')
    await form.getByLabel('写给家庭的话', { exact: true }).fill('有一项护理费我们算了两遍，请退回这一项')
    await keepDesk(page, 'console-claim-recover')
    await form.locator('.button', { hasText: '请退回' }).click()
    await card('要退回的').getByText('¥20.50，算多了').waitFor()
  })
  await atDesk('fund-custodian', '等退回', number, async ({ card, page }) => {
    const back = card('要退回的')
    for (const left of [1, 0]) {
      await back.getByLabel('银行流水号', { exact: true }).first().fill(`TH-20261122-000${left}`)
      await keepDesk(page, 'console-claim-return')
      await back.locator('.button', { hasText: '收到了，记账' }).first().click()
      await expect.poll(() => back.getByText('还没收到').count()).toBe(left)
    }
    await page.getByText('这一步没有在等的申请').filter({ visible: true }).waitFor()
  })
  await hand.page.reload()
  await hand.shows('申诉没有改变结果')
  await hand.shows('条款第六条写明不付')
  await hand.look('15-returned')
}

test('an elder reads the terms without the long list of rules, and opens it on purpose', async () => {
  const hand = await open('parent-2', `${PAGES}/plan/index`, true)
  await hand.shows('每一条规则')
  expect(await hand.page.getByText('出处：').count()).toBe(0)
  await hand.look('2-terms')
  await hand.press('看全部 \\d+ 条规则')
  await hand.shows('出处：')
  await hand.close()
})

interface ClaimDesk {
  readonly page: Page
  /** A card of the claim that is looked at, by its name. */
  readonly card: (name: string) => Locator
}

async function atDesk(
  persona: Office,
  tab: string,
  /** Something that its row and its head say, and no other row. */
  said: string,
  work: (desk: ClaimDesk) => Promise<void>,
): Promise<void> {
  const { page, errors } = await openDesk(browser, server.address, persona)
  await openPlace(page, server.address, 'claims')
  await page.locator('.chip:visible', { hasText: tab }).click()
  await page.locator('.data-table tbody tr:visible', { hasText: said }).click()
  const panel = page.locator('.console__panel:visible')
  await panel.getByText(said, { exact: false }).first().waitFor()
  await work({ page, card: (name) => panel.getByRole('group', { name, exact: true }) })
  expect(errors).toEqual([])
  await page.context().close()
}
