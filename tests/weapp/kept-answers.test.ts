import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { demoId } from '../../prisma/seed/demo-id'
import { demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { sealedKey } from './harness/wx-api'

const HOME = '/pages/home/index'
const HEALTH = '/pages/health/index'
const INBOX = '/packages/account/pages/inbox/index'
const SEALED = sealedKey('sealed-answers')
const OFFLINE_CODES = sealedKey('card-offline-codes')
/** Words of the record that nobody should find on a phone that was lost. */
const DIAGNOSIS = '急性支气管炎'
const ALLERGY = '青霉素'
const PATIENCE = { timeout: 20_000 }

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

function open(storage: Map<string, string>, url: string, online = true): void {
  weapp = openWeapp('dist/weapp', { serverAddress: server.address, online }, storage)
  weapp.program.launch(url)
}
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))
const openly = (storage: Map<string, string>) =>
  [...storage].flatMap(([key, text]) => (key.startsWith(sealedKey('')) ? [] : [text])).join('\n')

test('a record is kept sealed for hours without a network, and nothing of it lies open', async () => {
  const { storage } = await demoPhone(server, 'parent')
  open(storage, HEALTH)
  await shows(DIAGNOSIS)
  await expect.poll(() => storage.get(SEALED) ?? '', PATIENCE).toContain(DIAGNOSIS)
  await expect.poll(() => storage.get(SEALED) ?? '', PATIENCE).toContain(ALLERGY)
  expect(openly(storage)).not.toContain(DIAGNOSIS)
  expect(openly(storage)).not.toContain(ALLERGY)
  weapp.close()

  open(storage, HEALTH, false)
  await shows(DIAGNOSIS)
  await shows(ALLERGY)
})

test('nothing of it is left once the log-in is over', async () => {
  const { storage } = await demoPhone(server, 'parent')
  open(storage, HEALTH)
  await expect.poll(() => storage.get(SEALED) ?? '', PATIENCE).toContain(DIAGNOSIS)
  weapp.close()

  const session = JSON.parse(storage.get('session') ?? '{}') as object
  storage.set('session', JSON.stringify({ ...session, token: 'no longer good' }))
  open(storage, HEALTH)
  await expect.poll(() => storage.has(SEALED), PATIENCE).toBe(false)
})

test('codes for hours without a network are there although nobody opened the wallet', async () => {
  const { storage, call } = await demoPhone(server, 'parent')
  const { rows } = await call<{ rows: { patientId: string; card: { status: string } | null }[] }>(
    'healthCard.wallet',
    {},
  )
  const holders = rows.filter(({ card }) => card?.status === 'active').map(({ patientId }) => patientId)
  expect(holders).not.toEqual([])
  open(storage, HOME)
  await expect.poll(() => storage.has(OFFLINE_CODES), PATIENCE).toBe(true)
  const kept = () =>
    Object.keys((JSON.parse(storage.get(OFFLINE_CODES) ?? '{}') as { byPatient?: object }).byPatient ?? {})
  await expect.poll(() => kept().sort(), PATIENCE).toEqual(holders.sort())
})

test('a message about a card opens it', async () => {
  const patientId = demoId('patient', 'zhou-yuman')
  const { storage, call } = await demoPhone(server, 'parent')
  await call('healthCard.freeze', { patientId, idempotencyKey: crypto.randomUUID() })
  open(storage, INBOX)
  weapp.tap(await weapp.until(() => weapp.byText('你冻结了')))
  await weapp.until(() => weapp.page() === 'packages/health/pages/card/index')
  await shows('冻结的')
})
