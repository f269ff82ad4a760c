import * as fs from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { demoId } from '../../prisma/seed/demo-id'
import { demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

/** What one follow-up may cost, from the list of residents to the saved record (issue: measures). */
const MOST_TAPS = 8
const OUTPUT = 'tests/output/follow-up-taps.json'

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

async function doctorOpens(url: string): Promise<void> {
  const { storage } = await demoPhone(server, 'family-doctor')
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, storage)
  weapp.program.launch(url)
}

const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
const tapLabel = async (label: string) => weapp.tap(await weapp.until(() => weapp.byLabel(label)))
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))
const type = async (label: string, figure: string) =>
  weapp.write(await weapp.until(() => weapp.byLabel(label)), figure)

test('a household is taken in with two taps', async () => {
  await doctorOpens('/packages/team/pages/contracts/index')
  await shows('待审 2')
  await tapLabel('选中陈*')
  await tapLabel('接受选中的 2 份')
  await shows('签好 2 份。')
  await shows('没有等你答复的申请')
})

test(`a follow-up with a blood pressure is written down within ${MOST_TAPS} taps`, async () => {
  await doctorOpens('/packages/workday/pages/today/index')
  await shows('我的居民')
  const before = weapp.taps()
  await tap('我的居民')
  await tapLabel('居民')
  await tap('孙*强')
  await shows('都记为正常')
  await type('高压', '128')
  await type('低压', '78')
  await tapLabel('保存')
  await shows('记好了')
  // A field is touched before it is written in.
  const taps = weapp.taps() - before + 2
  fs.mkdirSync('tests/output', { recursive: true })
  fs.writeFileSync(OUTPUT, JSON.stringify({ taps, mostTaps: MOST_TAPS }))
  expect(taps).toBeLessThanOrEqual(MOST_TAPS)
})

test('E2 33: nobody at home is written down, and is no service', async () => {
  await doctorOpens('/packages/team/pages/panel/index')
  await tapLabel('居民')
  await tap('周*满')
  await tapLabel('上门随访')
  await tapLabel('家里没人')
  await shows('没做成不算完成')
  await tapLabel('保存')
  await shows('家人在记录里看得到')
})

test('a follow-up that should not stand there is taken back where it is read, with its blood pressure', async () => {
  const patientId = demoId('patient', 'sun-guoqiang')
  const doctor = await demoPhone(server, 'family-doctor')
  const followUps = async () => {
    type Line = { kind: string; id: string; at: string }
    const { rows } = await doctor.call<{ rows: Line[] }>('chart.timeline', { patientId })
    return rows.filter(({ kind }) => kind === 'follow-up')
  }
  const before = await followUps()
  const wrong = before[0]
  if (!wrong) throw new Error('no follow-up was written down')
  await doctorOpens(
    `/packages/staff/pages/chart-entry/index?patientId=${patientId}&kind=follow-up&id=${wrong.id}`,
  )
  await shows('128')
  await tap('不该记，撤回')
  await shows('靠它算做到的服务变回没做')
  await tap('撤回，以后看不到')
  // Opened by its address it has no page behind it.
  await weapp.until(() => weapp.page() === 'pages/home/index')
  await expect.poll(followUps).toEqual(before.slice(1))
})
