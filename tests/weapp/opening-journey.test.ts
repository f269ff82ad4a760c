import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { demoId } from '../../prisma/seed/demo-id'
import { demoPhone } from '../support/screen/demo-phone'
import { answersOf } from '../support/screen/shown-code'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

/** Of a family that has signed with no team: nothing else opens the record to the doctor elsewhere. */
const CHILD = demoId('patient', 'chen-yinuo')
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

test('a father shows his child’s allergies to a doctor of another house, and takes them back', async () => {
  const father = await inTheHandOf('parent-2', `/packages/health/pages/share/index?patientId=${CHILD}`)
  await father.shows('给他看什么')
  for (const part of ['就诊', '处方', '检查报告']) {
    await father.label(part)
    await father.weapp.until(() => father.weapp.byLabel(part).getAttribute('aria-checked') === 'false')
  }
  await father.tap('生成 15 分钟的分享码')
  await father.shows('还没有人打开')
  const [share] = answersOf<{ code: string }>(father.weapp.program.record.requests, 'record.share')
  const code = share?.code ?? ''
  await father.shows(`${code.slice(0, 4)}-${code.slice(4)}`)

  const doctor = await inTheHandOf('specialist', '/packages/workday/pages/today/index')
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
  await doctor.shows('青霉素过敏')
  await doctor.shows('家人这次没有给看：就诊、处方、检查报告')
  expect(doctor.weapp.text()).not.toMatch(/上呼吸道|血常规|kg|量身高体重/)

  await father.shows('沈致远打开了')
  await father.tap('看完了，收回')
  await father.shows('已收回')
  doctor.weapp.program.launch(`${STAFF}/chart/index?patientId=${CHILD}`)
  await doctor.shows('这份档案关上了')
})

test('a doctor scans the card and reads the record, and the family sees that it was read', async () => {
  const family = await demoPhone(server, 'parent-2')
  await family.call('healthCard.apply', { patientId: CHILD, idempotencyKey: crypto.randomUUID() })
  const { code } = await family.call<{ code: string }>('healthCard.code', { patientId: CHILD })
  const doctor = await inTheHandOf('specialist', '/packages/workday/pages/scan/index', [code])
  await doctor.label('打开档案')
  await doctor.tap('扫一扫')
  await doctor.shows('前可以看')
  await doctor.tap('打开档案')
  await doctor.stands('packages/staff/pages/chart/index')
  await doctor.shows('家人出示了健康卡')
  await doctor.shows('青霉素过敏')
  await doctor.shows('家里还没有同意给医生看')

  const father = await inTheHandOf('parent-2', `/packages/account/pages/access-log/index?patientId=${CHILD}`)
  await father.tap('看健康档案')
  await father.shows('问问这次查看')
  father.weapp.write(await father.weapp.until(() => father.weapp.byLabel('为什么觉得不该看')), '这天没有去过')
  await father.press('问卫健局')
  await father.shows('你问过，等回答')
})
