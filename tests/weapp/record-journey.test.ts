import * as fs from 'node:fs'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { localDateOf } from '#domain/kernel/time'
import { demoId } from '../../prisma/seed/demo-id'
import { demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { largestSetDataBytes } from './harness/record'

/** What the first page of a long record may hand to the view at once (issue: measures). */
const MOST_BYTES = 65_536
const ENTRIES = 400
const OUTPUT = 'tests/output/record-setdata.json'
/** The smallest picture there is: a JPEG's first bytes. */
const PICTURE = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]).toString('base64')
const CHILD = demoId('patient', 'zhou-yuman')

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

async function inTheHandOf(persona: DemoPersona, url: string): Promise<void> {
  const { storage } = await demoPhone(server, persona)
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, storage)
  weapp.program.launch(url)
}
const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))

test('a mother reads the record, a report with its trend, and adds an allergy', async () => {
  await inTheHandOf('parent', '/pages/health/index')
  await shows('青霉素、芒果过敏')
  await shows('生病看诊 · 何静医生')
  weapp.tap(await weapp.until(() => weapp.byLabel('报告处方')))
  await weapp.until(() => weapp.page() === 'packages/health/pages/reports/index')
  await shows('可互认，以接诊医生判断为准')
  await tap('血常规报告')
  await weapp.until(() => weapp.page() === 'packages/health/pages/entry/index')
  await shows('血常规的变化')
  await shows('在参考范围内')
  weapp.back()
  weapp.back()
  weapp.tap(await weapp.until(() => weapp.byLabel('过敏')))
  await tap('加一条过敏')
  await tap('花生')
  await tap('记下来')
  await shows('花生过敏')
})

test('a photograph of a paper is kept, and opened again', async () => {
  await inTheHandOf('parent', `/packages/health/pages/papers/index?patientId=${CHILD}`)
  weapp.program.answers.pictures.push(PICTURE)
  await tap('拍一份资料')
  await tap('拍照或从相册选')
  await shows('换一张')
  await tap('出院小结')
  weapp.pick(await weapp.until(() => weapp.byText('请选择')), localDateOf(new Date()))
  await tap('存进档案')
  await tap('家里拍的')
  await weapp.until(() => weapp.page() === 'packages/health/pages/entry/index')
  const picture = await weapp.until(() => weapp.program.stack.top().element.querySelector('.paper-picture'))
  expect(picture.getAttribute('src')).toMatch(/^wxfile:\/\/usr\/shown-/)
})

test(`the first page of a child with ${ENTRIES} entries costs at most ${MOST_BYTES} bytes of setData`, async () => {
  await fillRecord()
  await inTheHandOf('parent', '/pages/health/index')
  await shows('看更早的')
  await shows('走过的日子')
  const bytes = largestSetDataBytes(weapp.program.record)
  const total = weapp.program.record.setData.reduce((sum, crossing) => sum + crossing.bytes, 0)
  fs.mkdirSync('tests/output', { recursive: true })
  fs.writeFileSync(
    OUTPUT,
    JSON.stringify({ entries: ENTRIES, largestBytes: bytes, totalBytes: total, mostBytes: MOST_BYTES }),
  )
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
})

/** Copies of a report that stands there, a few days apart: what is sealed opens in every row. */
async function fillRecord(): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    await client.query(
      `INSERT INTO report (id, patient_id, kind, item_code, performed_on, result_cipher, category, release_at,
         by_account_id, organization_id, practitioner_id, created_at)
       SELECT gen_random_uuid(), patient_id, kind, item_code, performed_on - (turn * 3 % 700), result_cipher, category,
         release_at, by_account_id, organization_id, practitioner_id, created_at
       FROM (SELECT * FROM report WHERE patient_id = $1 ORDER BY performed_on DESC LIMIT 1) AS newest,
         generate_series(1, $2::int) AS turn`,
      [CHILD, ENTRIES],
    )
  } finally {
    await client.end()
  }
}
