import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { currentConsentText } from '#domain/consent/consent-text'
import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import { demoId } from '../../prisma/seed/demo-id'
import { demoDocument } from '../support/rows/demo-document-of'
import { newbornBirthDate } from '../support/rows/demo-newborn'
import { residentIdBornOn } from '../support/rows/resident-ids'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { keepDesk, openDesk, openPlace } from '../support/screen/desk'
import { accessibilityProblems } from '../support/screen/readable'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { type Hand, inTheHandOf } from './hand'

let browser: Browser
let server: TestServer
let childNumber: string

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
  childNumber = await demoDocument(server.address, 'parent', 'zhou-yuman')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const key = () => ({ idempotencyKey: crypto.randomUUID() })

function openHand(persona: DemoPersona, path: string, elder = false): Promise<Hand> {
  return inTheHandOf(browser, server, {
    persona,
    path: `/packages/${path}/index`,
    elder,
    pictures: 'identity',
  })
}

async function addChild(persona: DemoPersona, name: string, number: string): Promise<void> {
  const family = await demoPhone(server, persona)
  await family.call('patient.add', {
    name,
    relation: 'child',
    document: { type: 'resident-id', number },
    consent: { textVersion: currentConsentText('child-data').version },
    ...key(),
  })
}

async function told(persona: DemoPersona): Promise<string[]> {
  const family = await demoPhone(server, persona)
  const { rows } = await family.call<{ rows: { kind: string }[] }>('message.list', {})
  return rows.map(({ kind }) => kind)
}

const button = (page: Page, words: string | RegExp) => page.locator('.button:visible', { hasText: words })

/** Chooses an answer, ticks what has to be ticked and writes why; stops before the second look. */
async function fill(page: Page, verdict: string, reason: string): Promise<void> {
  await button(page, '先选怎么定').waitFor()
  await page.locator('.chip:visible', { hasText: verdict }).click()
  const checks = page.locator('.check-row:visible')
  for (let n = 0; n < (await checks.count()); n++) {
    await button(page, /条没核对/)
      .or(button(page, '先选看了哪种原件'))
      .first()
      .waitFor()
    await checks.nth(n).click()
  }
  await page.getByLabel(/^理由/).locator('visible=true').fill(reason)
}

test('D-ID-06: a father asks, the desk sees the register and lets him in; both parents are told', async () => {
  const father = await openHand('parent-2', 'patient/pages/add')
  await father.page.locator('.row:visible', { hasText: '身份证号，户口簿上有' }).last().click()
  const field = (label: string) =>
    father.page.locator('.text-field:visible', { hasText: label }).locator('input')
  await field('姓名').fill('周予满')
  await field('身份证号').fill(childNumber)
  for (const tick of ['我是孩子的监护人', '我看过了，同意']) {
    await father.page.locator('.check-row:visible', { hasText: tick }).click()
  }
  await button(father.page, '添加周予满').click()
  await father.shows('已经请孩子的监护人同意')
  await father.close()

  const desk = await openHand('front-desk', 'workday/pages/today')
  await desk.tap('核对身份')
  await desk.shows('先输证件号')
  const number = desk.page.locator('.text-field:visible', { hasText: '证件号' }).locator('input')
  await number.fill(residentIdBornOn('2019-06-02', 128))
  await desk.press('查有没有申请')
  await desk.shows('没有等答复的申请')
  await desk.look('1-nobody')
  await number.fill(childNumber)
  await desk.press('查有没有申请')
  await desk.shows('陈*诚')
  await fill(desk.page, '关系属实，加上', '户口簿第 3 页，父子')
  await desk.shows('先选看了哪种原件')
  await desk.look('2-request')
  await desk.page.locator('.chip:visible', { hasText: '户口簿' }).click()
  await desk.press('再看一遍')
  await desk.shows('这里改不回来')
  await desk.shows('林*敏')
  await desk.look('3-second-look')
  await desk.press('确定加上')
  await desk.shows('加上了')
  await desk.close()

  const family = await openHand('parent-2', 'patient/pages/family')
  await family.page.locator('.card:visible', { hasText: '周予满' }).first().waitFor()
  expect(await family.page.getByText('等监护人同意').filter({ visible: true }).count()).toBe(0)
  await family.close()
  const inbox = await openHand('parent-2', 'account/pages/inbox')
  await inbox.shows('前台看过证件，给你加上了')
  await inbox.close()
  const mother = await openHand('parent', 'account/pages/inbox', true)
  await mother.shows('周予满多了一位监护人')
  await mother.look('4-mother-told')
  await mother.close()
})

test('D-ID-06: what the county refuses is told to whoever asked, and a guardian who was faster is said', async () => {
  await addChild('newborn-parent', '周予满', childNumber)
  await addChild('resident', '周予满', childNumber)
  const { page, errors } = await openDesk(browser, server.address, 'health-bureau')
  const row = (words: string) => page.locator('.data-table tbody tr:visible', { hasText: words }).first()
  await openPlace(page, server.address, 'guardianships')
  await row('孙*强').waitFor()
  // Nothing is opened by itself: each look is written down.
  await page.getByText('从表里打开一件').filter({ visible: true }).waitFor()
  await row('赵*晴').click()
  await fill(page, '不能加', '户口簿上没有她')
  await button(page, '再看一遍').click()
  await page.getByText('孩子的情况一句也不说').filter({ visible: true }).waitFor()
  await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
  await keepDesk(page, 'identity-console-guardianship')
  await button(page, '确定不加').click()
  await page.getByText('记下了，没有加').filter({ visible: true }).waitFor()

  await row('孙*强').click()
  await fill(page, '不能加', '户口簿上没有他')
  await button(page, '再看一遍').click()
  const mother = await demoPhone(server, 'parent')
  const { toDecide } = await mother.call<{ toDecide: { id: string }[] }>('guardianship.list', {})
  await mother.call('guardianship.refuse', { id: toDecide[0]?.id, ...key() })
  await button(page, '确定不加').click()
  await page.locator('.note:visible', { hasText: '这个申请已经有结果' }).waitFor()
  await button(page, '看别的').click()
  await page.getByText('没有一起照看申请').filter({ visible: true }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()

  const asked = await openHand('newborn-parent', 'patient/pages/family', true)
  await asked.shows('没有同意')
  await asked.shows('窗口看过证件，还不能加')
  await asked.look('5-refused')
  await asked.close()
  expect(await told('newborn-parent')).toContain('guardianship-refused')
})

test('D-ID-05: two rows of one newborn are looked at side by side and put together, for both families', async () => {
  const bornOn = newbornBirthDate('zhou-yuhe', localDateOf(new Date()))
  const number = residentIdBornOn(bornOn, 246)
  await addChild('parent-2', '周小禾', number)
  const mother = await openHand('parent', 'patient/pages/family')
  await mother.page.locator('.card:visible', { hasText: '周予禾' }).first().click()
  await mother.page.locator('.row:visible', { hasText: '换成身份证' }).last().click()
  await mother.page.locator('.text-field:visible', { hasText: '身份证号' }).locator('input').fill(number)
  await mother.press('换成身份证')
  await mother.shows('社区医院核对中')
  await mother.close()

  const desk = await openHand('front-desk', 'workday/pages/identity', true)
  await desk.tap('证件和档案')
  await desk.shows('周*禾 和 周*禾')
  await desk.look('6-list')
  await desk.tap('周*禾 和 周*禾')
  await desk.shows('合并以后会是这样')
  await desk.shows('周小禾')
  await desk.look('7-side-by-side')
  await fill(desk.page, '是同一个人，合并', '户口簿原件，两位家长都在')
  await desk.press('再看一遍')
  await desk.shows('都能看这份档案')
  await desk.look('8-second-look')
  await desk.press('确定合并')
  await desk.shows('合并好了')
  await desk.press('看下一件')
  await desk.shows('没有要核对的')
  await desk.close()

  for (const persona of ['parent', 'parent-2'] as const) {
    const people = await (await demoPhone(server, persona)).call<{ rows: object[] }>('patient.list', {})
    expect(people.rows).toContainEqual(
      expect.objectContaining({ id: demoId('patient', 'zhou-yuhe'), documentType: 'resident-id' }),
    )
    const inbox = await openHand(persona, 'account/pages/inbox')
    await inbox.shows('两份档案是同一个人')
    await inbox.close()
  }
})

test('D-ID-05: a document of another birthday is judged in the console, and the family is told that it stays', async () => {
  const bornOn: LocalDate = newbornBirthDate('xu-muyang', localDateOf(new Date()))
  const patientId = demoId('patient', 'xu-muyang')
  const mother = await demoPhone(server, 'newborn-parent')
  const document = { type: 'resident-id', number: residentIdBornOn(addDays(bornOn, -1), 248) }
  await mother.call('patient.replaceDocument', { id: patientId, document, ...key() })
  const { page, errors } = await openDesk(browser, server.address, 'health-bureau')
  await openPlace(page, server.address, 'merges')
  await page.locator('.data-table tbody tr:visible', { hasText: '徐*阳' }).first().click()
  await page.getByText('换证件以后会是这样').filter({ visible: true }).waitFor()
  await page.locator('.tag:visible', { hasText: '不一样' }).first().waitFor()
  await fill(page, '不是这个人的证件', '出生证上是另一天')
  await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
  await keepDesk(page, 'identity-console-merge')
  await button(page, '再看一遍').click()
  await button(page, '确定不改').click()
  await page.getByText('什么都没有动').filter({ visible: true }).waitFor()
  await button(page, '看下一件').click()
  await page.getByText('没有要核对的证件').filter({ visible: true }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()

  const person = await openHand('newborn-parent', 'patient/pages/family')
  await person.page.locator('.card:visible', { hasText: '徐沐阳' }).first().click()
  await person.shows('出生医学证明')
  expect(await person.page.getByText('工作人员正在核对').filter({ visible: true }).count()).toBe(0)
  await person.close()
  const inbox = await openHand('newborn-parent', 'account/pages/inbox')
  await inbox.shows('徐沐阳的证件没有换成')
  await inbox.close()
})
