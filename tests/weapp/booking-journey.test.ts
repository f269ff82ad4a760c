import * as fs from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sentAway } from '../support/model/sent-away'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { largestSetDataBytes, setDataBytesByStep } from './harness/record'

const OUTPUT = 'tests/output/weapp-setdata.json'
const LARGEST_BYTES = 128 * 1024

let server: TestServer
let weapp: Weapp

beforeAll(async () => {
  server = await startTestServer()
  const code = await server.logInCode('parent')
  weapp = openWeapp('dist/weapp', { loginCode: () => code, serverAddress: server.address })
})
afterAll(async () => {
  weapp?.close()
  await server?.stop()
})

/** Names the step in the record, waits for the words, then taps them. */
async function tap(step: string, words: string): Promise<void> {
  weapp.program.beginStep(step)
  weapp.tap(await weapp.until(() => weapp.byText(words)))
}

const shows = (page: string, words: string) =>
  weapp.until(() => weapp.page() === page && weapp.text().includes(words))

const BOOKING = 'packages/appointment/pages'

test('from log-in to a booked visit and a cancelled one, in WeChat’s own view engine', async () => {
  const { program } = weapp
  program.launch('/pages/appointments/index')

  await tap('log in', '去登录')
  const phoneCode = await server.phoneCode('13800001234')
  const button = await weapp.until(() => weapp.byText('同意，用微信手机号登录'))
  weapp.givePhoneNumber(button, phoneCode)
  await shows('pages/appointments/index', '给周予满约')

  await tap('triage', '生病')
  await shows(`${BOOKING}/triage/index`, '现在有下面任何一种吗')
  await tap('places', '以上都没有，去约号')
  await shows(`${BOOKING}/sites/index`, '最早')
  weapp.tap(await weapp.until(() => weapp.byLabel('去')))

  program.beginStep('times')
  await shows(`${BOOKING}/slots/index`, '约号的规矩')
  // The first hold finds no room: the phone stands in line and asks again by itself, with its place and its key.
  const holds = () => program.record.requests.filter(({ url }) => url.includes('/appointment.hold'))
  program.answers.instead = ({ url }) =>
    url.includes('/appointment.hold') && holds().length === 1
      ? { ...sentAway(12, 'a-place'), header: {} }
      : undefined
  await tap('in line', '锁定这个号')
  await shows(`${BOOKING}/slots/index`, '前面还有 12 位')
  program.beginStep('confirm')
  await shows(`${BOOKING}/confirm/index`, '这个号先给你留着')
  expect(holds().map(({ header }) => header['x-place'])).toEqual([undefined, 'a-place'])
  expect(holds()[1]?.data).toEqual(holds()[0]?.data)
  await tap('confirm: a complaint', '咳嗽')
  await tap('success', '确认预约')
  await shows(`${BOOKING}/success/index`, '约好了')
  expect(weapp.text()).toContain('就诊序号')

  await tap('my appointments', '看我的预约')
  await shows('pages/appointments/index', '已预约')
  await tap('another time', '改时间')
  // Nothing is chosen: a second tap on 改时间 lands where the button of this page is.
  await shows(`${BOOKING}/slots/index`, '点一个新的时间')
  const free = weapp.byText('剩 ')
  const time = /\d\d:\d\d/.exec(free.closest('[aria-label]')?.textContent ?? '')?.[0] ?? 'no time'
  weapp.tap(free)
  await weapp.until(() => !weapp.text().includes('点一个新的时间'))
  await tap('moved', '改到这个时间')
  await shows(`${BOOKING}/success/index`, '改好了')
  weapp.tap(await weapp.until(() => weapp.byText('看我的预约')))
  // The list still shows the old time for a moment.
  await shows('pages/appointments/index', time)
  program.beginStep('cancel')
  weapp.tap(weapp.byLabel('取消'))
  await shows('pages/appointments/index', '改个时间')
  weapp.tap(
    await weapp.until(() => weapp.byLabel(/半次/.test(weapp.text()) ? '记半次，还是取消' : '取消预约')),
  )
  await shows('pages/appointments/index', '现在没有预约')
  await tap('what is over', '已结束')
  await weapp.until(() => /已取消|当天取消/.test(weapp.text()))

  const { record } = program
  expect(record.errors).toEqual([])
  expect([...record.unknownApis]).toEqual([])
  fs.mkdirSync('tests/output', { recursive: true })
  fs.writeFileSync(
    OUTPUT,
    JSON.stringify(
      { largestBytes: largestSetDataBytes(record), bytesByStep: setDataBytesByStep(record) },
      null,
      2,
    ),
  )
  expect(largestSetDataBytes(record)).toBeLessThanOrEqual(LARGEST_BYTES)
})

test('two children are booked one after the other', async () => {
  const { storage } = weapp.program
  weapp.close()
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, storage)
  weapp.program.launch('/pages/appointments/index')
  await tap('triage', '生病')
  await shows(`${BOOKING}/triage/index`, '现在有下面任何一种吗')
  await tap('places', '以上都没有，去约号')
  await shows(`${BOOKING}/sites/index`, '最早')
  weapp.tap(await weapp.until(() => weapp.byLabel('去')))
  await shows(`${BOOKING}/slots/index`, '约号的规矩')
  await tap('with another child', '还带一个孩子来？连着约')
  await shows(`${BOOKING}/slots/index`, '一起看，连着的号')
  await tap('both', '一起约好')
  await shows('pages/appointments/index', '已预约')
  expect(weapp.text()).toContain('周予禾')
  expect(weapp.program.record.errors).toEqual([])
})
