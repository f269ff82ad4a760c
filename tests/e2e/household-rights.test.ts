import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { localDateOf } from '#domain/kernel/time'
import { demoDocument } from '../support/rows/demo-document-of'
import { newbornBirthDate } from '../support/rows/demo-newborn'
import { residentIdBornOn } from '../support/rows/resident-ids'
import { keepPicture, openChromium, openPhone, switchElderModeOn } from '../support/screen/chromium'
import { startTestServer, type TestServer } from '../support/server/test-server'

let browser: Browser
let server: TestServer
const opened: Awaited<ReturnType<typeof openPhone>>[] = []

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
})
afterEach(async () => {
  for (const { page, errors } of opened.splice(0)) {
    expect(errors).toEqual([])
    await page.context().close()
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** One of the demonstration's families in their own browser, on 我的家庭. */
async function openFamily(family: string, elder = false) {
  const phone = await openPhone(browser, `${server.address}/#/packages/patient/pages/family/index`)
  opened.push(phone)
  const { page } = phone
  if (elder) await switchElderModeOn(page)
  const button = (words: string | RegExp) => page.locator('.button:visible', { hasText: words }).last()
  const row = (words: string) => page.locator('.row:visible', { hasText: words }).last()
  const shows = (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first().waitFor()
  await button('去登录').click()
  await button('同意，用示例家庭登录').click()
  await row(family).click()
  await shows('都在这里了')
  return {
    page,
    button,
    row,
    shows,
    card: (words: string) => page.locator('.card:visible', { hasText: words }).first(),
    field: (label: string) => page.locator('.text-field:visible', { hasText: label }).locator('input'),
    chip: (words: string) => page.locator('.chip:visible', { hasText: words }).first(),
    text: () => page.locator('.taro_page:visible').innerText(),
    back: () => page.locator('.nav-bar__back:visible').last().click(),
  }
}

test('journeys E1 9: a newborn without a name gets an ID and a name, and stays the same person', async () => {
  const { page, button, row, shows, card, field, chip, back } = await openFamily('赵雨晴')
  await button('添加家人').click()
  await row('刚出生，还没有身份证').click()
  await chip('男').click()
  await page.locator('.link:visible', { hasText: '写“赵雨晴之子”' }).click()
  // Another sex makes another name of it.
  await chip('女').click()
  expect(await field('姓名').inputValue()).toBe('赵雨晴之女')
  await field('出生医学证明编号').fill('Q510777001')
  await page.locator('.picker-field:visible').click()
  await page.getByText('确定').filter({ visible: true }).click()
  await page.locator('.check-row:visible', { hasText: '我是孩子的监护人' }).click()
  const consent = page.locator('.check-row:visible', { hasText: '我看过了，同意' })
  expect(await consent.getAttribute('aria-checked')).toBe('false')
  await keepPicture(page, 'rights-1-consent')
  await button('添加赵雨晴之女').click()
  await shows('没有点同意')
  await keepPicture(page, 'rights-2-without-consent')
  await button('回去看看说明').click()
  await consent.click()
  await button('添加赵雨晴之女').click()

  await shows('还没取名')
  await card('赵雨晴之女').click()
  await shows('出生医学证明')
  const address = page.url()
  await keepPicture(page, 'rights-3-newborn')
  await row('换成身份证').click()
  const number = residentIdBornOn(localDateOf(new Date()), 128)
  await field('取好的名字').fill('赵一禾')
  await field('身份证号').fill(residentIdBornOn('2026-01-02', 128))
  await shows('号码里的生日和登记的')
  await field('身份证号').fill(number)
  await button('换成身份证').click()
  await shows('已换好')
  await keepPicture(page, 'rights-4-replaced')
  await button('好了').click()
  await shows('赵一禾')
  await shows(`${number.slice(0, 6)}********${number.slice(-4)}`)
  expect(page.url()).toBe(address)

  await button('显示').click()
  await shows('这一次会记在“谁看过”里')
  await button('显示号码').click()
  await shows(number)
  await back()
  await card('赵一禾').click()
  await shows(`********${number.slice(-4)}`)
  expect(await page.content()).not.toContain(number)
})

test('D-ID-05: a number that says another birthday is looked at by staff before it counts', async () => {
  const { page, button, row, shows, card, field } = await openFamily('林晓敏')
  await card('周予禾').click()
  await row('换成身份证').click()
  const bornOn = newbornBirthDate('xu-muyang', localDateOf(new Date()))
  await field('身份证号').fill(residentIdBornOn(bornOn, 244))
  await shows('号码里的生日和登记的')
  await button('换成身份证').click()
  await shows('社区医院核对中')
  await keepPicture(page, 'rights-5-awaiting-staff')
  await button('好了').click()
  await shows('出生医学证明')
  await shows('工作人员正在核对你交的新证件')
  await keepPicture(page, 'rights-5-in-review')
})

test('D-ID-06: another family’s child needs its guardian’s yes; the only guardian cannot leave', async () => {
  const father = await openFamily('陈立诚')
  await father.button('添加家人').click()
  await father.row('身份证号，户口簿上有').click()
  await father.field('姓名').fill('周予满')
  await father.field('身份证号').fill(await demoDocument(server.address, 'parent', 'zhou-yuman'))
  for (const tick of ['我是孩子的监护人', '我看过了，同意']) {
    await father.page.locator('.check-row:visible', { hasText: tick }).click()
  }
  await father.button('添加周予满').click()
  await father.shows('已经请孩子的监护人同意')
  await keepPicture(father.page, 'rights-6-asked')
  await father.button('好了').click()
  await father.shows('等监护人同意')
  expect(await father.text()).not.toContain('林')

  const mother = await openFamily('林晓敏')
  await mother.card('周予满').waitFor()
  await mother.page.locator('.card:visible', { hasText: '方桂珍' }).first().waitFor()
  await mother.shows('陈*诚想和你一起管理周予满')
  await keepPicture(mother.page, 'rights-7-family-with-request')
  await mother.page.locator('.card:visible', { hasText: '居民身份证' }).first().click()
  await mother.button('移出我的家庭').click()
  await mother.button('移出家庭').click()
  await mother.shows('你是孩子唯一的监护人')
  await keepPicture(mother.page, 'rights-8-only-guardian')
  await mother.button('知道了').click()
  await mother.back()

  await mother.button('看看是谁，再答复').click()
  await mother.shows('同意以后')
  await keepPicture(mother.page, 'rights-9-request')
  await mother.button('同意，一起管理').click()
  await mother.page.locator('.card:visible', { hasText: '想和你一起管理' }).waitFor({ state: 'detached' })

  await father.page.reload()
  await father.card('周予满').click()
  await father.shows('监护人')
  await father.shows('林*敏')
  expect(await father.text()).not.toMatch(/1990000|199\*/)
})

test('journeys E3 10: a grandmother in elder mode takes a child by its code, and it ends', async () => {
  const mother = await openFamily('林晓敏')
  await mother.card('周予禾').click()
  await mother.row('托给家里人带').click()
  await mother.chip('外婆').click()
  await mother.chip('1 天').click()
  await keepPicture(mother.page, 'rights-10-delegate')
  await mother.button('要一个委托码').dblclick()
  await mother.shows('只能用一次')
  await keepPicture(mother.page, 'rights-11-code')
  const code = /[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/.exec(await mother.text())?.[0] ?? ''

  const grandmother = await openFamily('孙国强', true)
  await grandmother.row('我有委托码').click()
  await grandmother.field('委托码').fill('ABCD2345')
  await grandmother.button('看看是谁').click()
  await grandmother.shows('委托码不对')
  await grandmother.field('委托码').fill(code.replace('-', ' '))
  await keepPicture(grandmother.page, 'rights-12-elder-code')
  await grandmother.button('看看是谁').click()
  await grandmother.shows('请你带周*禾看病')
  await keepPicture(grandmother.page, 'rights-13-elder-offer')
  await grandmother.button('接下，我来带').click()
  await grandmother.shows('你能带周予禾看病了')
  await keepPicture(grandmother.page, 'rights-14-elder-taken')
  await grandmother.button('先不约').click()
  await grandmother.shows('受托 · 到')
  await keepPicture(grandmother.page, 'rights-15-elder-family')

  await mother.button('好了').click()
  await mother.button('结束委托').click()
  await mother.shows('马上就不能再给周予禾约号')
  await mother.button('结束委托').click()
  await mother.shows('已结束')
  expect(await mother.page.locator('.tag:visible', { hasText: '等对方接下' }).count()).toBe(0)

  await grandmother.page.reload()
  await grandmother.shows('都在这里了')
  // What the phone kept stands there until the newer answer comes.
  await expect.poll(() => grandmother.text()).not.toContain('周予禾')
})
