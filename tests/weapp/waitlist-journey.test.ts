import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { demoId } from '../../prisma/seed/demo-id'
import { demoPhone } from '../support/demo-phone'
import { startTestServer, type TestServer } from '../support/test-server'
import { openWaitedSession } from '../support/waited-session'
import { openWeapp, type Weapp } from '../support/weapp'

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

const key = () => ({ idempotencyKey: crypto.randomUUID() })
const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))

test('a family sees its place in line, and takes the seat that it is offered with two taps', async () => {
  const { organizationId, slotId, day } = await openWaitedSession(server.databaseUrl)
  const other = await demoPhone(server, 'parent-2')
  const patientId = demoId('patient', 'chen-yinuo')
  const taken = await other.call<{ id: string }>('appointment.book', { slotId, patientId, ...key() })
  const mother = await demoPhone(server, 'parent')
  const { rows } = await mother.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const wish = { organizationId, service: 'sick-visit', fromDay: day, toDay: day, halfDay: 'any' }
  const { rows: slots } = await mother.call<{ rows: { id: string; practitionerId: string }[] }>('slot.list', {
    organizationId,
    service: 'sick-visit',
    from: day,
    to: day,
  })
  await mother.call('waitlist.join', {
    ...wish,
    patientId: rows.find(({ name }) => name === '周予满')?.id,
    practitionerId: slots.find(({ id }) => id === slotId)?.practitionerId,
    ...key(),
  })

  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, mother.storage)
  weapp.program.launch('/pages/appointments/index')
  await tap('候补 1')
  await shows('前面没有人')
  await other.call('appointment.cancel', { id: taken.id, ...key() })
  await expect
    .poll(async () => (await mother.call<{ openOffers: unknown[] }>('waitlist.list', {})).openOffers.length, {
      timeout: 60_000,
    })
    .toBe(1)
  weapp.close()

  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, mother.storage)
  weapp.program.launch('/pages/appointments/index')
  await shows('候补有号了，留给你')
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
  await desk.call('session.resume', { sessionId, ...key() })

  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, mother.storage)
  weapp.program.launch(`/packages/appointment/pages/detail/index?id=${id}`)
  await shows('医生又能看了，原来的号还给你留着')
  const before = weapp.taps()
  await tap('要回这个号')
  await weapp.until(() => weapp.page() === 'packages/appointment/pages/success/index')
  expect(weapp.taps() - before).toBe(1)
})

test('the desk sees the seats of a session and lets it go on longer', async () => {
  const { sessionId } = await openWaitedSession(server.databaseUrl)
  const desk = await demoPhone(server, 'front-desk')
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, desk.storage)
  weapp.program.launch(`/packages/workday/pages/seats/index?sessionId=${sessionId}`)
  await shows('15:00–15:10')
  await tap('延长 10 分钟')
  await shows('15:10–15:20')
})
