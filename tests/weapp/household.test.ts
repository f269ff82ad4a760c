import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { largestSetDataBytes } from './harness/record'

const LARGEST_BYTES = 128 * 1024

let server: TestServer
let weapp: Weapp

beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => weapp?.close())
afterAll(() => server?.stop())

async function tap(words: string): Promise<void> {
  weapp.tap(await weapp.until(() => weapp.byText(words)))
}

async function write(label: string, value: string): Promise<void> {
  weapp.write(await weapp.until(() => weapp.byLabel(label)), value)
}

const shows = (page: string, words: string) =>
  weapp.until(() => weapp.page() === page && weapp.text().includes(words))

function expectWellBehaved(): void {
  const { record } = weapp.program
  expect(record.errors).toEqual([])
  expect([...record.unknownApis]).toEqual([])
  expect(largestSetDataBytes(record)).toBeLessThanOrEqual(LARGEST_BYTES)
}

test('a nameless newborn is added where a parent has just logged in, and stands chosen on home', async () => {
  const code = await server.logInCode('newborn-parent')
  weapp = openWeapp('dist/weapp', { loginCode: () => code, serverAddress: server.address })
  weapp.program.launch('/pages/home/index')
  await shows('pages/home/index', '最早可约')
  await tap('登录，给孩子约号')
  const button = await weapp.until(() => weapp.byText('同意，用微信手机号登录'))
  weapp.givePhoneNumber(button, await server.phoneCode('13800005678'))
  await shows('pages/home/index', '徐沐阳不舒服，现在约号')

  weapp.tap(await weapp.until(() => weapp.byLabel('添加家人')))
  await tap('刚出生，还没有身份证')
  weapp.tap(await weapp.until(() => weapp.byLabel('女')))
  await tap('写“赵雨晴之女”')
  await write('出生医学证明编号', 'q510654321')
  weapp.pick(await weapp.until(() => weapp.byText('请选择')), today())
  await tap('我是孩子的监护人')
  await tap('我看过了，同意')
  await shows('packages/patient/pages/add/index', '随时能在“授权与同意”里收回')
  await tap('添加赵雨晴之女')
  await shows('pages/home/index', '赵雨晴之女不舒服，现在约号')
  expectWellBehaved()
})

test('whoever keeps the number from WeChat logs in with a typed code, then elder mode and out', async () => {
  const code = await server.logInCode('resident')
  weapp = openWeapp('dist/weapp', { loginCode: () => code, serverAddress: server.address })
  weapp.program.launch('/pages/me/index')
  await tap('登录以后能给家人约号')
  weapp.givePhoneNumber(await weapp.until(() => weapp.byText('同意，用微信手机号登录')), null)
  await shows('pages/login/index', '没有拿到手机号，没关系')
  await tap('同意，用短信验证码登录')

  await shows('packages/patient/pages/phone/index', '不会有推销电话')
  await write('手机号', '139 0000 4321')
  weapp.tap(await weapp.until(() => weapp.byLabel('发验证码')))
  await shows('packages/patient/pages/phone/index', '已经发出去了')
  await write('验证码', await server.typedCode('13900004321'))
  await tap('绑定这个号码')
  await shows('pages/me/index', '139****4321')

  weapp.tap(weapp.byLabel('长辈模式'))
  await weapp.until(() => weapp.byLabel('长辈模式，已打开'))
  await tap('退出登录')
  await shows('pages/me/index', '要退出登录吗')
  await tap('退出登录')
  await shows('pages/me/index', '登录以后能给家人约号')
  expect(weapp.text()).not.toContain('孙国强')
  expectWellBehaved()
})

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
