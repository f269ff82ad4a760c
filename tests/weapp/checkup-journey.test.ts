import * as fs from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { demoId } from '../../prisma/seed/demo-id'
import { openTodaysSession, type TodaysSession } from '../support/rows/todays-session'
import { demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

/** What a check-up may cost a doctor, from the list of the day to the saved record (issue: doctor). */
const MOST_TAPS = 8
const OUTPUT = 'tests/output/checkup-taps.json'
const CHILD = demoId('patient', 'chen-yinuo')
const CHECKUPS = `/packages/health/pages/checkups/index?patientId=${CHILD}`

let server: TestServer
let session: TodaysSession
let weapp: Weapp

beforeAll(async () => {
  server = await startTestServer()
  session = await openTodaysSession(server.databaseUrl, 'child-checkup')
})
afterEach(() => {
  expect(weapp.program.record.errors).toEqual([])
  weapp.close()
})
afterAll(() => server?.stop())

/** The mini-program in the hand of somebody who has logged in some other day. */
async function inTheHandOf(persona: DemoPersona, url: string): Promise<void> {
  const { storage } = await demoPhone(server, persona)
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, storage)
  weapp.program.launch(url)
}

const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))
const type = async (label: string, figure: string) =>
  weapp.write(await weapp.until(() => weapp.byLabel(label)), figure)

test('the family sees what was missed, and one tap leads to the places', async () => {
  await inTheHandOf('parent-2', CHECKUPS)
  await shows('12 月龄体检错过了')
  await shows('问 4 个这个年龄该会的事')
  await tap('约补做')
  await weapp.until(() => weapp.page() === 'packages/appointment/pages/sites/index')
  await shows('陈一诺 · 儿保体检')
})

test(`the doctor writes the check-up down within ${MOST_TAPS} taps, and the visit is over with it`, async () => {
  const idempotencyKey = () => crypto.randomUUID()
  const family = await demoPhone(server, 'parent-2')
  const booked = await family.call<{ id: string; number: number }>('appointment.book', {
    slotId: session.slotId,
    patientId: CHILD,
    idempotencyKey: idempotencyKey(),
  })
  const desk = await demoPhone(server, 'front-desk')
  await desk.call('visit.checkIn', { appointmentId: booked.id, idempotencyKey: idempotencyKey() })

  await inTheHandOf('family-doctor', '/packages/workday/pages/today/index')
  await shows('候诊 1 位')
  const before = weapp.taps()
  await tap(`叫下一位：${booked.number} 号`)
  await tap('进来了，写记录')
  await shows('12 月龄体检')
  await type('身长，cm', '76.6')
  await type('体重，kg', '9.3')
  await type('头围，cm', '45.6')
  await tap('保存')
  await weapp.until(() => weapp.page() === 'packages/workday/pages/today/index')
  await shows('看完 1 位')
  // A field is touched before it is written in.
  const taps = weapp.taps() - before + 3
  fs.mkdirSync('tests/output', { recursive: true })
  fs.writeFileSync(OUTPUT, JSON.stringify({ taps, mostTaps: MOST_TAPS }))
  expect(taps).toBeLessThanOrEqual(MOST_TAPS)
})

test('the family reads what came of it', async () => {
  await inTheHandOf('parent-2', CHECKUPS)
  await shows('做了 6 次')
  await tap('12 月龄体检')
  await shows('身长 76.6 cm，体重 9.3 kg，头围 45.6 cm')
  await shows('医生问的 4 件事')
  await shows('到下一次体检再来。')
})
