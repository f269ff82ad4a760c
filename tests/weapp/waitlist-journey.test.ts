import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { demoId } from '../../prisma/seed/demo-id'
import { offerByTheMinute } from '../support/rows/change-rule'
import { openWaitedSession } from '../support/rows/waited-session'
import { demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

let server: TestServer
let weapp: Weapp

beforeAll(async () => {
  server = await startTestServer()
  await offerByTheMinute(server.databaseUrl)
})
afterEach(() => {
  expect(weapp.program.record.errors).toEqual([])
  weapp.close()
})
afterAll(() => server?.stop())

const key = () => ({ idempotencyKey: crypto.randomUUID() })
const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))

test('a family sees its place in line, and takes the seat that it is offered with two taps', async () => {
  const { organizationId, slotId, doctor } = await openWaitedSession(server.databaseUrl)
  const other = await demoPhone(server, 'parent-2')
  const patientId = demoId('patient', 'chen-yinuo')
  const taken = await other.call<{ id: string }>('appointment.book', { slotId, patientId, ...key() })
  const mother = await demoPhone(server, 'parent')
  const { rows } = await mother.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const child = rows.find(({ name }) => name === '周予满')?.id

  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, mother.storage)
  const wish = `organizationId=${organizationId}&service=sick-visit&patientId=${child}`
  weapp.program.launch(`/packages/appointment/pages/slots/index?${wish}`)
  await tap(doctor)
  // Without a certificate, unlike who stood there before.
  await shows('看介绍')
  await tap('满 · 可候补')
  weapp.tap(await weapp.until(() => weapp.byLabel('等别人退号')))
  await shows('按公开的顺序一位一位问')
  await tap('排候补')
  await tap('看排到哪了')
  await weapp.until(() => weapp.page() === 'pages/appointments/index')
  await shows('前面没有人')
  await other.call('appointment.cancel', { id: taken.id, ...key() })
  await expect
    .poll(async () => (await mother.call<{ openOffers: unknown[] }>('waitlist.list', {})).openOffers.length, {
      timeout: 60_000,
    })
    .toBe(1)
  weapp.close()

  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, mother.storage)
  weapp.program.launch('/pages/home/index')
  await tap('候补有号了，留给你')
  await weapp.until(() => weapp.page() === 'pages/appointments/index')
  await weapp.until(() => weapp.byLabel('给你留着，剩余'))
  const before = weapp.taps()
  await tap('要这个号')
  await tap('就约这个号')
  await weapp.until(() => weapp.page() === 'packages/appointment/pages/success/index')
  expect(weapp.taps() - before).toBe(2)
})

test('a consultation stops and is held after all: the family takes the old time back with one tap', async () => {
  const { sessionId, slotId } = await openWaitedSession(server.databaseUrl)
  const mother = await demoPhone(server, 'parent')
  const { rows } = await mother.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const patientId = rows.find(({ name }) => name === '周予禾')?.id
  const { id } = await mother.call<{ id: string }>('appointment.book', { slotId, patientId, ...key() })
  const desk = await demoPhone(server, 'front-desk')
  await desk.call('session.suspend', { sessionId, reason: '医生身体不适', ...key() })
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, desk.storage)
  weapp.program.launch(`/packages/workday/pages/seats/index?sessionId=${sessionId}`)
  await tap('恢复出诊')
  await tap('恢复，告诉还没改的家长')
  await shows('点一个还没到的时段，就从那时起停诊')
  weapp.close()

  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, mother.storage)
  weapp.program.launch(`/packages/appointment/pages/detail/index?id=${id}`)
  await shows('医生又能看了，原来的号还给你留着')
  const before = weapp.taps()
  await tap('要回这个号')
  await weapp.until(() => weapp.page() === 'packages/appointment/pages/success/index')
  expect(weapp.taps() - before).toBe(1)
})

test('the desk lets a session go on longer, then stops it; the family takes one of the seats kept for it', async () => {
  const { sessionId, slotId } = await openWaitedSession(server.databaseUrl)
  await openWaitedSession(server.databaseUrl)
  const family = await demoPhone(server, 'parent-2')
  const patientId = demoId('patient', 'chen-yinuo')
  const { id } = await family.call<{ id: string }>('appointment.book', { slotId, patientId, ...key() })
  const desk = await demoPhone(server, 'front-desk')
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, desk.storage)
  weapp.program.launch(`/packages/workday/pages/seats/index?sessionId=${sessionId}`)
  await shows('15:00–15:10')
  await tap('延长 10 分钟')
  await shows('延长了收不回来')
  await tap('延长到 15:20')
  await shows('15:10–15:20')
  weapp.tap(weapp.byLabel('停诊'))
  await tap('医生身体不适')
  await tap('停诊，通知 1 家')
  await shows('这一节停诊了')
  await shows('还要打电话的 1 家')
  await tap('没人接')
  await shows('吴晓兰')
  await tap('说到了')
  await shows('电话都打到了')
  weapp.close()

  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, family.storage)
  weapp.program.launch('/pages/appointments/index')
  await tap('选新的时间')
  await shows('个号')
  await tap('换到这个')
  await weapp.until(() => weapp.page() === 'packages/appointment/pages/success/index')
  const visits = await family.call<{ rows: { rescheduledFromId: string | null }[] }>('appointment.list', {})
  expect(visits.rows.filter(({ rescheduledFromId }) => rescheduledFromId === id)).toHaveLength(1)
})
