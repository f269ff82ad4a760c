import * as fs from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { openTodaysSession, type TodaysSession } from '../support/rows/todays-session'
import { demoPhone } from '../support/screen/demo-phone'
import { answersOf, forged, isPictureOf, newestCode } from '../support/screen/shown-code'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { sealedKey } from './harness/wx-api'

/** From the desk's list of the day to the child that is checked in: open the scanner, scan, 报到. */
const MOST_TAPS = 3
const OUTPUT = 'tests/output/card-taps.json'
const CARD = '/packages/health/pages/card/index'
const SCAN = '/packages/workday/pages/scan/index'
const OFFLINE_CODES = sealedKey('card-offline-codes')

let server: TestServer
let session: TodaysSession
let weapp: Weapp

beforeAll(async () => {
  server = await startTestServer()
  session = await openTodaysSession(server.databaseUrl)
})
afterEach(() => {
  expect(weapp.program.record.errors).toEqual([])
  expect([...weapp.program.record.unknownApis]).toEqual([])
  weapp.close()
})
afterAll(() => server?.stop())

interface Child {
  readonly patientId: string
  readonly appointmentId: string
}

/** Somebody of the demonstration who is expected at the desk today. */
async function expected(persona: DemoPersona, name: string): Promise<Child> {
  const { call } = await demoPhone(server, persona)
  const patientId = await idOf(persona, name)
  const booking = { slotId: session.slotId, patientId, reason: '', idempotencyKey: crypto.randomUUID() }
  const { id } = await call<{ id: string }>('appointment.book', booking)
  return { patientId, appointmentId: id }
}

async function idOf(persona: DemoPersona, name: string): Promise<string> {
  const { call } = await demoPhone(server, persona)
  const { rows } = await call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  return rows.find((row) => row.name === name)?.id ?? ''
}

async function statusOf(persona: DemoPersona, appointmentId: string): Promise<string> {
  const { call } = await demoPhone(server, persona)
  return (await call<{ status: string }>('appointment.get', { id: appointmentId })).status
}

/** The mini-program in the hand of somebody who has logged in some other day. */
async function inTheHandOf(persona: DemoPersona, url: string): Promise<void> {
  const { storage } = await demoPhone(server, persona)
  open(storage, url)
}

function open(storage: Map<string, string>, url: string, online = true): void {
  weapp = openWeapp('dist/weapp', { serverAddress: server.address, online }, storage)
  weapp.program.launch(url)
}

/** Another person's phone comes into view; the one before stays as it is. */
function putAway(): Weapp {
  const before = weapp
  expect(before.program.record.errors).toEqual([])
  return before
}

function goOnline(online: boolean): void {
  weapp.program.answers.online = online
  weapp.program.emit('NetworkStatusChange', { isConnected: online, networkType: online ? 'wifi' : 'none' })
}

const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
/** A button by its whole words: 「报到」 is also the name of what one scans for. */
const press = async (words: string | RegExp) =>
  weapp.tap(
    await weapp.until(() =>
      [...weapp.program.stack.top().element.querySelectorAll('.button')].find(({ textContent }) =>
        typeof words === 'string' ? textContent === words : words.test(textContent ?? ''),
      ),
    ),
  )

function shows(words: string): Promise<boolean> {
  return weapp.until(() => {
    if (weapp.text().includes(words)) return true
    throw new Error(`${words} is not among: ${weapp.text()}`)
  })
}
/** What a camera would see. */
const picture = () =>
  weapp.program.stack.top().element.querySelector('.qr-code__picture')?.getAttribute('src')

test('a newborn with a birth certificate has a card after one tap, and is checked in with its code', async () => {
  const { patientId, appointmentId } = await expected('newborn-parent', '徐沐阳')
  await inTheHandOf('newborn-parent', `${CARD}?patientId=${patientId}`)
  await shows('还没有健康卡')
  const before = weapp.taps()
  await tap('领一张')
  await shows('后自动换新')
  expect(weapp.taps() - before).toBe(1)
  const code = newestCode(weapp.program.record.requests)
  expect(isPictureOf(picture(), code)).toBe(true)
  putAway().close()

  await inTheHandOf('front-desk', '/packages/workday/pages/today/index')
  weapp.program.answers.scans.push(code)
  await tap('扫健康卡')
  await tap('扫一扫')
  await shows('徐*阳')
  await press('报到')
  await shows('报到好了')
  const taps = weapp.taps()
  fs.mkdirSync('tests/output', { recursive: true })
  fs.writeFileSync(OUTPUT, JSON.stringify({ taps, mostTaps: MOST_TAPS }))
  expect(taps).toBeLessThanOrEqual(MOST_TAPS)
  expect(await statusOf('newborn-parent', appointmentId)).toBe('checked-in')
})

test('BK-05: somebody who has no booking is given a seat at the desk, and waits', async () => {
  const patientId = await idOf('parent-2', '陈亦辰')
  const { call } = await demoPhone(server, 'parent-2')
  await call('healthCard.apply', { patientId, idempotencyKey: crypto.randomUUID() })
  const { code } = await call<{ code: string }>('healthCard.code', { patientId })
  await inTheHandOf('front-desk', SCAN)
  await scan(code)
  await shows('今天在这里没有号')
  await press(/^现场挂号 何静/)
  await shows('已经报到')
  const { rows } = await call<{ rows: { patientId: string; status: string }[] }>('appointment.list', {})
  expect(rows.find((row) => row.patientId === patientId)?.status).toBe('checked-in')
})

test('the wallet: another code for each look, bright while it is shown, a screenshot is no good', async () => {
  const { call } = await demoPhone(server, 'parent')
  const { rows } = await call<{ rows: { id: string; name: string; birthDate: string }[] }>('patient.list', {})
  const patientId = rows.find(({ name }) => name === '周予禾')?.id
  await call('healthCard.apply', { patientId, idempotencyKey: crypto.randomUUID() })

  await inTheHandOf('parent', `${CARD}?patientId=${patientId}`)
  await shows('后自动换新')
  const { requests } = weapp.program.record
  const first = newestCode(requests)
  expect(isPictureOf(picture(), first)).toBe(true)
  expect(weapp.program.answers.brightness).toBe(1)
  weapp.program.emit('UserCaptureScreen', {})
  await shows('截图没有用')

  await tap('谁用过')
  await shows('还没有用过')
  await weapp.until(() => weapp.program.answers.brightness === 0.3)
  weapp.back()
  await weapp.until(() => newestCode(requests) !== first && isPictureOf(picture(), newestCode(requests)))

  await tap('看卡号')
  await shows('记在“谁看过”里')
  await tap('显示完整卡号')
  await shows('收起来')
  const { number } = answersOf<{ number: string }>(requests, 'healthCard.number')[0] ?? { number: '' }
  expect(number).toMatch(/^\d{14}$/)
  expect(weapp.text()).toContain(number.slice(0, 4))
  await tap('收起来')
  expect(weapp.program.record.navigations.map(({ url }) => url).join()).not.toContain(number)
  putAway().close()

  // The screen is cracked: number and birthday are read out to the desk.
  await inTheHandOf('front-desk', SCAN)
  await tap('扫不出来，用卡号和生日查')
  await shows('还差卡号')
  weapp.write(weapp.byLabel('卡号'), number)
  await shows('还差生日')
  weapp.pick(weapp.byText('请选择'), rows.find(({ id }) => id === patientId)?.birthDate ?? '')
  await press('查')
  await shows('周*禾')
})

test('without a network on either side the child is expected, and checked in as of that moment', async () => {
  const { patientId, appointmentId } = await expected('parent', '周予满')
  const { call } = await demoPhone(server, 'parent')
  await call('healthCard.apply', { patientId, idempotencyKey: crypto.randomUUID() })

  await inTheHandOf('parent', `${CARD}?patientId=${patientId}`)
  await shows('已备好 24 个离线码')
  const { storage } = putAway().program
  await weapp.until(() => storage.has(OFFLINE_CODES))
  weapp.close()

  open(storage, `${CARD}?patientId=${patientId}`, false)
  await shows('手机没有网络')
  await shows('这个码只能签到')
  const code = keptCode(storage, patientId)
  expect(isPictureOf(picture(), code)).toBe(true)
  goOnline(true)
  await shows('后自动换新')
  putAway().close()

  await inTheHandOf('front-desk', SCAN)
  await weapp.until(() => answersOf(weapp.program.record.requests, 'healthCard.keys').length > 0)
  goOnline(false)
  await scan(forged(code))
  await shows('这个码不是我们发的')
  await scan(code)
  await shows('离线核验通过')
  await scan(code)
  await shows('这个码刚才扫过')
  await shows('1 个等着上传')
  expect(await statusOf('parent', appointmentId)).toBe('booked')

  goOnline(true)
  await shows('已报到')
  await shows('都传好了')
  expect(await statusOf('parent', appointmentId)).toBe('checked-in')
})

test('an offline code opens nothing, and a card that is frozen lets nobody in', async () => {
  const { patientId } = await expected('parent-2', '陈一诺')
  const { call } = await demoPhone(server, 'parent-2')
  await call('healthCard.apply', { patientId, idempotencyKey: crypto.randomUUID() })

  await inTheHandOf('parent-2', `${CARD}?patientId=${patientId}`)
  await shows('个离线码')
  const code = newestCode(weapp.program.record.requests)
  const { storage } = weapp.program
  await weapp.until(() => storage.has(OFFLINE_CODES))
  const offline = keptCode(storage, patientId)
  await tap('丢了，冻结')
  await shows('报姓名也能报到')
  await press('冻结')
  await shows('已冻结')
  await weapp.until(() => !storage.get(OFFLINE_CODES)?.includes(patientId))
  expect(picture()).toBeUndefined()
  putAway().close()

  await inTheHandOf('front-desk', SCAN)
  await scan(code)
  await shows('这张卡冻结了')
  await tap('核对身份')
  await shows('扫一扫')
  await scan(offline)
  await shows('离线码只能报到')
  await scan('https://example.com')
  await shows('这不是健康卡的码')
  putAway().close()

  await inTheHandOf('parent-2', `${CARD}?patientId=${patientId}`)
  await press('解冻')
  await shows('手机或卡还在别人手里')
  await press('换一张新卡')
  await shows('全部作废')
  await press('换新卡')
  await shows('旧的已经作废')
  await shows('后自动换新')
  putAway().close()

  await inTheHandOf('front-desk', SCAN)
  await scan(code)
  await shows('这张卡换过新的')
})

async function scan(text: string): Promise<void> {
  weapp.program.answers.scans.push(text)
  await press(weapp.text().includes('扫下一位') ? '扫下一位' : '扫一扫')
}

/** The first code of those that a phone fetched ahead. */
function keptCode(storage: Map<string, string>, patientId: string): string {
  const sealed = JSON.parse(storage.get(OFFLINE_CODES) ?? '{}') as {
    byPatient: Record<string, { code: string }[]>
  }
  return sealed.byPatient[patientId]?.[0]?.code ?? ''
}
