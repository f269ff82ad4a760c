import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { demoId } from '../../prisma/seed/demo-id'
import { demoPhone } from '../support/demo-phone'
import { answersOf } from '../support/shown-code'
import { startTestServer, type TestServer } from '../support/test-server'
import { openWeapp, type Weapp } from '../support/weapp'

const CHILD = demoId('patient', 'zhou-yuman')
const STAFF = '/packages/staff/pages'

let server: TestServer
let opened: Weapp[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  for (const weapp of opened) {
    expect(weapp.program.record.errors).toEqual([])
    weapp.close()
  }
  opened = []
})
afterAll(() => server?.stop())

/** A phone of somebody who has logged in some other day; several lie side by side. */
async function inTheHandOf(persona: DemoPersona, url: string, scans: string[] = []) {
  const { storage } = await demoPhone(server, persona)
  const weapp = openWeapp('dist/weapp', { serverAddress: server.address, scans }, storage)
  opened.push(weapp)
  weapp.program.launch(url)
  return {
    weapp,
    tap: async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words))),
    /** A button by its whole words. */
    press: async (words: string) =>
      weapp.tap(
        await weapp.until(() =>
          [...weapp.program.stack.top().element.querySelectorAll('.button')].find(
            ({ textContent }) => textContent === words,
          ),
        ),
      ),
    label: async (words: string) => weapp.tap(await weapp.until(() => weapp.byLabel(words))),
    shows: (words: string) =>
      weapp.until(() => {
        if (weapp.text().includes(words)) return true
        throw new Error(`${words} is not among: ${weapp.text()}`)
      }),
    stands: (page: string) => weapp.until(() => weapp.page() === page),
  }
}

test('a mother shows her child’s allergies to a doctor of another house, and takes them back', async () => {
  const mother = await inTheHandOf('parent', '/pages/health/index')
  await mother.label('给医生看')
  await mother.shows('给他看什么')
  for (const part of ['就诊', '处方', '检查报告']) {
    await mother.label(part)
    await mother.weapp.until(() => mother.weapp.byLabel(part).getAttribute('aria-checked') === 'false')
  }
  await mother.tap('生成 15 分钟的分享码')
  await mother.shows('还没有人打开')
  const [share] = answersOf<{ code: string }>(mother.weapp.program.record.requests, 'record.share')
  const code = share?.code ?? ''
  await mother.shows(`${code.slice(0, 4)}-${code.slice(4)}`)

  const doctor = await inTheHandOf('specialist', `${STAFF}/today/index`)
  await doctor.tap('家人给了分享码')
  const type = async (typed: string) => {
    doctor.weapp.write(await doctor.weapp.until(() => doctor.weapp.byLabel('分享码')), typed)
    await doctor.press('打开')
  }
  await type('ABCD2345')
  await doctor.shows('这个分享码打不开')
  await type(code)
  await doctor.stands('packages/staff/pages/chart/index')
  await doctor.shows('家人用分享码给你看的，只能看')
  await doctor.shows('青霉素、芒果过敏')
  await doctor.shows('家人这次没有给看：就诊、处方、检查报告')
  expect(doctor.weapp.text()).not.toMatch(/支气管炎|血常规|kg|量身高体重/)

  await mother.shows('沈致远打开了')
  await mother.tap('看完了，收回')
  await mother.shows('已收回')
  doctor.weapp.program.launch(`${STAFF}/chart/index?patientId=${CHILD}`)
  await doctor.shows('这份档案关上了')
})

test('a doctor scans the card and reads the record, and the family sees that it was read', async () => {
  const family = await demoPhone(server, 'parent')
  const { code } = await family.call<{ code: string }>('healthCard.code', { patientId: CHILD })
  const doctor = await inTheHandOf('specialist', `${STAFF}/scan/index`, [code])
  await doctor.label('打开档案')
  await doctor.tap('扫一扫')
  await doctor.shows('前可以看')
  await doctor.tap('打开档案')
  await doctor.stands('packages/staff/pages/chart/index')
  await doctor.shows('家人出示了健康卡')
  await doctor.shows('青霉素、芒果过敏')
  await doctor.shows('家里还没有同意给医生看')

  const mother = await inTheHandOf('parent', `/packages/account/pages/access-log/index?patientId=${CHILD}`)
  await mother.tap('看健康档案')
  await mother.shows('问问这次查看')
  mother.weapp.write(await mother.weapp.until(() => mother.weapp.byLabel('为什么觉得不该看')), '这天没有去过')
  await mother.press('问卫健局')
  await mother.shows('你问过，等回答')
})
