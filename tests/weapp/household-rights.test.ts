import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { newbornBirthDate } from '../support/rows/demo-newborn'
import { residentIdBornOn } from '../support/rows/resident-ids'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { largestSetDataBytes } from './harness/record'

const LARGEST_BYTES = 128 * 1024
const PATIENT = 'packages/patient/pages'

let server: TestServer
const phones: Phone[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  for (const { weapp } of phones.splice(0)) {
    const { record } = weapp.program
    weapp.close()
    expect(record.errors).toEqual([])
    expect([...record.unknownApis]).toEqual([])
    expect(largestSetDataBytes(record)).toBeLessThanOrEqual(LARGEST_BYTES)
  }
})
afterAll(() => server?.stop())

interface Phone {
  readonly weapp: Weapp
  /** Taps the words once they are there. */
  readonly tap: (words: string) => Promise<void>
  readonly write: (label: string, value: string) => Promise<void>
  readonly shows: (page: string, words: string) => Promise<unknown>
}

/** One of the demonstration's people, logged in, on 我的家庭. */
async function openFamilyOf(persona: DemoPersona, phoneNumber: string): Promise<Phone> {
  const code = await server.logInCode(persona)
  const weapp = openWeapp('dist/weapp', { loginCode: () => code, serverAddress: server.address })
  const phone: Phone = {
    weapp,
    async tap(words) {
      weapp.tap(await weapp.until(() => weapp.byText(words)))
    },
    async write(label, value) {
      weapp.write(await weapp.until(() => weapp.byLabel(label)), value)
    },
    shows: (page, words) => weapp.until(() => weapp.page() === page && weapp.text().includes(words)),
  }
  phones.push(phone)
  weapp.program.launch('/pages/me/index')
  await phone.tap('登录以后能给家人约号')
  const button = await weapp.until(() => weapp.byText('同意，用微信手机号登录'))
  weapp.givePhoneNumber(button, await server.phoneCode(phoneNumber))
  await phone.shows('pages/me/index', '我的家庭')
  weapp.tap(await weapp.until(() => weapp.byLabel('管理我的家庭')))
  await phone.shows(`${PATIENT}/family/index`, '都在这里了')
  return phone
}

test('journeys E1 8: a newborn’s certificate becomes an ID, and the child stays the same person', async () => {
  const { weapp, tap, write, shows } = await openFamilyOf('newborn-parent', '13800005678')
  const page = `${PATIENT}/person/index`
  await tap('徐沐阳')
  await shows(page, '出生医学证明')
  const address = weapp.program.record.navigations.at(-1)?.url

  await tap('换成身份证')
  await shows(`${PATIENT}/new-document/index`, '户口簿孩子那一页')
  const bornOn = newbornBirthDate('xu-muyang', today())
  const number = residentIdBornOn(bornOn, 115)
  await write('身份证号', number.slice(0, 10))
  await shows(`${PATIENT}/new-document/index`, '是不是漏了或多了一位')
  await write('身份证号', number)
  await shows(`${PATIENT}/new-document/index`, '出生 · 男')
  weapp.tap(await weapp.until(() => weapp.byText('换成身份证')))
  await shows(`${PATIENT}/new-document/index`, '已换好')
  await tap('好了')

  await shows(page, `${number.slice(0, 6)}********${number.slice(-4)}`)
  expect(weapp.text()).not.toContain('换成身份证')
  weapp.tap(weapp.byLabel('显示完整证件号'))
  await tap('显示号码')
  await shows(page, number)
  expect(weapp.program.record.navigations.map(({ url }) => url).join()).not.toContain(number)
  expect(address).toMatch(/^\/packages\/patient\/pages\/person\/index\?id=[0-9a-f-]{36}$/)
})

test('a grandmother takes a child by code, sees until when, and no longer sees it once that has ended', async () => {
  const mother = await openFamilyOf('parent', '13800001234')
  await mother.tap('周予满')
  await mother.tap('托给家里人带')
  await mother.shows(`${PATIENT}/delegate/index`, '到哪天')
  await mother.tap('外婆')
  await mother.tap('3 个月')
  await mother.tap('要一个委托码')
  await mother.shows(`${PATIENT}/delegation-code/index`, '只能用一次')
  const code = /[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/.exec(mother.weapp.text())?.[0] ?? ''

  const grandmother = await openFamilyOf('resident', '13900004321')
  expect(grandmother.weapp.text()).not.toContain('周予满')
  await grandmother.tap('我有委托码')
  await grandmother.write('委托码', code.toLowerCase())
  await grandmother.tap('看看是谁')
  await grandmother.shows(`${PATIENT}/take-delegation/index`, '请你带周*满看病')
  expect(grandmother.weapp.text()).not.toContain('周予满')
  await grandmother.tap('接下，我来带')
  await grandmother.shows(`${PATIENT}/take-delegation/index`, '你能带周予满看病了')
  await grandmother.tap('先不约')
  await grandmother.shows(`${PATIENT}/family/index`, '受托 · 到')
  await grandmother.tap('周予满')
  await grandmother.shows(`${PATIENT}/person/index`, '家里人托你带')
  expect(grandmother.weapp.text()).not.toMatch(/移出我的家庭|显示|谁看过/)

  await mother.tap('好了')
  await mother.shows(`${PATIENT}/person/index`, '外婆')
  mother.weapp.tap(await mother.weapp.until(() => mother.weapp.byLabel('结束给外婆的委托')))
  await mother.shows(`${PATIENT}/person/index`, '马上就不能再给周予满约号')
  await mother.tap('结束委托')
  await mother.shows(`${PATIENT}/person/index`, '已结束')

  grandmother.weapp.back()
  await grandmother.shows(`${PATIENT}/family/index`, '周予满')
  grandmother.weapp.back()
  grandmother.weapp.tap(await grandmother.weapp.until(() => grandmother.weapp.byLabel('管理我的家庭')))
  await grandmother.weapp.until(() => !grandmother.weapp.text().includes('周予满'))
})

function today(): LocalDate {
  return localDateOf(new Date())
}
