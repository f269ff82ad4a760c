import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoId } from '../../prisma/seed/demo-id'
import { openChromium } from '../support/screen/chromium'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { type Hand, inTheHandOf } from './hand'

const PAGES = '/packages/contract/pages'

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

/** Something like a name: strokes from one side of the box to the other. */
async function writeName({ page }: Hand): Promise<void> {
  const surface = page.locator('.ink-surface:visible')
  await surface.scrollIntoViewIfNeeded()
  const box = await surface.boundingBox()
  if (!box) throw new Error('there is nowhere to sign')
  for (const [from, to] of [
    [0.2, 0.45],
    [0.5, 0.7],
    [0.62, 0.9],
  ] as const) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.25)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * to, box.y + box.height * 0.55, { steps: 6 })
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.8, { steps: 6 })
    await page.mouse.up()
  }
}

describe.each([
  { mode: 'standard', elder: false, persona: 'parent' },
  { mode: 'elder', elder: true, persona: 'newborn-parent' },
] as const)('in $mode mode', ({ elder, persona }) => {
  let hand: Hand
  afterAll(() => hand?.close())

  test('a family finds its team by its address and sees the five ones', async () => {
    hand = await inTheHandOf(browser, server, {
      persona,
      path: `${PAGES}/teams/index`,
      elder,
      pictures: 'signing',
    })
    await hand.shows('何静家庭医生团队')
    const address = hand.page.getByRole('textbox')
    await address.fill('梧桐路')
    // Whoever stops typing need not leave the field; whoever presses done waits for nothing.
    if (elder) await address.press('Enter')
    await hand.tap('梧桐路 1 网格')
    await hand.shows('管你家这一片')
    await hand.shows('你家附近的团队')
    await hand.look('1-teams')
    const teams = hand.page.getByText(/^..家庭医生团队$/)
    // Those of the same house; the rest of the county on purpose.
    expect(await teams.allTextContents()).toEqual(['何静家庭医生团队', '赵敏家庭医生团队'])
    await hand.press('看全县别的团队')
    await expect.poll(() => teams.count()).toBeGreaterThan(2)
    await hand.tap('何静家庭医生团队')
    await hand.shows('一本网格服务记事本')
    await hand.look('2-team')
    await hand.tap('一支签约团队')
    await hand.shows('团队里有谁')
    await hand.look('3-members')
    await hand.page.getByLabel('关上').click()
    await hand.tap('给全家签约')
    await hand.shows('住在哪里')
  })

  test('its people sign one after the other, each for themselves (E2 1, 12, 14)', async () => {
    const { page } = hand
    if (!elder) await hand.shows(/签了约，到/)
    for (const box of await page.getByRole('checkbox').all()) if (await box.isEnabled()) await box.click()
    await page.getByRole('textbox').fill('梧桐路 88 号 3 栋 2 单元 501')
    await hand.look('4-people')
    await hand.press('选服务包')
    await signedFor(hand, /^下一位/, '几个小问题', async () => {
      await hand.shows('谁出钱')
      await page.getByRole('checkbox', { name: /^基础包/ }).click()
    })
    await hand.look('5-packages')
    await hand.press('几个小问题')
    await signedFor(hand, /^下一位/, '看协议', () => hand.shows('怎么联系最好'))
    await hand.look('6-questions')
    await hand.press('看协议')
    let isFirst = true
    await signedFor(hand, /^下一位/, '提交，团队 72 小时内答复', async () => {
      await hand.tap('我读过协议和告知书')
      await hand.tap(/的健康档案$/)
      if (await page.getByText('本人手机号').isVisible())
        await page.locator('input:visible').fill('13900001234')
      else await writeName(hand)
      if (isFirst) await hand.look('7-sign')
      isFirst = false
    })
    await hand.press('提交，团队 72 小时内答复')
    await hand.shows('交上去了')
    await hand.look('8-submitted')
    const [submitted] = hand.answers<{ rows: { status: string }[] }>('contract.submit')
    expect(submitted?.rows.map(({ status }) => status).sort()).toEqual(
      elder ? ['submitted', 'submitted'] : ['draft', 'submitted', 'submitted'],
    )
  })
})

/** From the people to the hand-in, with what is filled in already; the name is always written anew. */
async function signAgain(hand: Hand, pictures: string, choose?: () => Promise<void>): Promise<string> {
  await hand.shows('住在哪里')
  const address = await hand.page.getByRole('textbox').inputValue()
  await hand.look(`${pictures}-people`)
  await hand.press('选服务包')
  await hand.shows('谁出钱')
  await choose?.()
  await hand.press('几个小问题')
  await hand.shows('怎么联系最好')
  await hand.press('看协议')
  await hand.tap('我读过协议和告知书')
  await writeName(hand)
  await hand.press('提交，团队 72 小时内答复')
  await hand.shows('交上去了')
  return address
}

test('a contract that runs out is renewed from the page of the team, with what is known filled in (E2 29)', async () => {
  const hand = await inTheHandOf(browser, server, {
    persona: 'resident',
    path: `${PAGES}/my-team/index`,
    elder: true,
    pictures: 'renewal',
  })
  await hand.shows('填过的都在')
  await hand.look('1-my-team')
  await hand.press('续签')
  expect(await signAgain(hand, '2')).toBe('1 栋 2 单元 401')
  await hand.look('3-submitted')
  await hand.press('看我的家庭医生')
  await hand.shows('团队审核中')
  const [contracts] = hand.answers<{ rows: { kind: string; status: string }[] }>('contract.list').slice(-1)
  expect(contracts?.rows.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    'renewal submitted',
    'new expiring',
  ])
  await hand.close()
})

test('a child changes its team from the contract, and the team of today goes on until then (E2 28)', async () => {
  const hand = await inTheHandOf(browser, server, {
    persona: 'parent',
    path: `${PAGES}/my-team/index?patientId=${demoId('patient', 'zhou-yuman')}`,
    elder: false,
    pictures: 'switch',
  })
  await hand.tap('签的什么、换团队、解约')
  await hand.tap('换一支团队')
  await hand.tap('赵敏家庭医生团队')
  const address = await signAgain(hand, '1', () =>
    hand.page.getByRole('checkbox', { name: /^基础包/ }).click(),
  )
  expect(address).toBe('3 栋 2 单元 401')
  await hand.press('看我的家庭医生')
  await hand.shows('换团队中')
  await hand.shows('何静团队')
  await hand.look('2-my-team')
  await hand.close()
})

/** Does a step for every person of the household, until the button leads on. */
async function signedFor(hand: Hand, next: RegExp, last: string, step: () => Promise<void>): Promise<void> {
  const button = hand.page.locator('.bottom-bar:visible .button')
  for (;;) {
    await step()
    const words = (await button.textContent()) ?? ''
    if (words.includes(last)) return
    expect(words).toMatch(next)
    await button.click()
  }
}
