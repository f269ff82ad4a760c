import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { addDays, localDateOf } from '#domain/kernel/time'
import { demoId } from '../../prisma/seed/demo-id'
import { openTodaysSession, type TodaysSession } from '../support/rows/todays-session'
import { openChromium } from '../support/screen/chromium'
import { type DemoPhone, demoPhone } from '../support/screen/demo-phone'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { type Hand, inTheHandOf } from './hand'

const HEALTH = '/packages/health/pages'
const STAFF_MEASURE = '/packages/staff/pages/measure/index'
const CHART = '/packages/staff/pages/chart/index'
const CHART_ENTRY = '/packages/staff/pages/chart-entry/index'

let browser: Browser
let server: TestServer
let session: TodaysSession

beforeAll(async () => {
  server = await startTestServer()
  session = await openTodaysSession(server.databaseUrl)
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

interface Points {
  readonly points: readonly { readonly weightGrams: number | null; readonly source: string }[]
}

/** A girl who is measured lying, and a boy who stands. */
const CHILDREN = [
  {
    mode: 'standard',
    elder: false,
    persona: 'parent-2',
    name: '陈一诺',
    stature: '身长',
    jin: '19.4',
    kg: '9.7',
    cm: '77',
  },
  {
    mode: 'elder',
    elder: true,
    persona: 'parent',
    name: '周予满',
    stature: '身高',
    jin: '34.6',
    kg: '17.3',
    cm: '108.5',
  },
] as const satisfies readonly { persona: DemoPersona; [field: string]: unknown }[]

const key = () => ({ idempotencyKey: crypto.randomUUID() })
const field = ({ page }: Hand, label: string) =>
  page.locator('.measure-field:visible', { hasText: label }).locator('input')
const newest = async (phone: DemoPhone, patientId: string) =>
  (await phone.call<Points>('record.growth', { patientId })).points.at(-1)

describe.each(CHILDREN)('$mode mode', ({ elder, persona, name, stature, jin, kg, cm }) => {
  const hold = (who: DemoPersona, path: string) =>
    inTheHandOf(browser, server, { persona: who, path, elder, pictures: 'growth' })
  let patientId: string
  let phone: DemoPhone

  test('a family reads the curve, writes 斤 for 公斤, mends it, and takes it back', async () => {
    phone = await demoPhone(server, persona)
    const { rows } = await phone.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
    patientId = rows.find((row) => row.name === name)?.id ?? ''
    const before = await newest(phone, patientId)
    const family = await hold(persona, `${HEALTH}/growth/index?patientId=${patientId}`)
    await family.shows('用表格看')
    await family.shows('这意味着什么')
    await family.look('1-stature')
    await family.tap(/^体重$/)
    await family.look('2-weight')

    await family.press('记一次身长体重')
    await family.shows('是公斤，不是斤')
    await field(family, '体重').fill(jin)
    await family.shows('高于')
    await family.look('3-measure')
    await family.press('记下')
    await family.shows(`要写 ${kg} 公斤`)
    await family.look('4-doubt')
    await family.press('改一改')
    await field(family, '体重').fill(kg)
    await field(family, stature).fill(cm)
    await family.press('记下')
    await family.shows('这意味着什么')
    await expect
      .poll(() => newest(phone, patientId))
      .toMatchObject({
        weightGrams: Number(kg) * 1000,
        source: 'family',
      })
    await family.shows(kg)

    await family.page
      .getByLabel(new RegExp(`${kg} kg.*改或撤回`))
      .filter({ visible: true })
      .click()
    await family.look('5-change')
    await family.press('撤回这一次')
    await expect.poll(() => newest(phone, patientId)).toEqual(before)

    await family.tap('出生时的情况')
    await family.shows('怀了多久')
    await family.look('6-birth')
    await family.close()
  })

  test('a doctor measures in four taps, with the last values in view', async () => {
    const desk = await demoPhone(server, 'front-desk')
    const { slotId } = session
    const { id } = await phone.call<{ id: string }>('appointment.book', {
      slotId,
      patientId,
      reason: '',
      ...key(),
    })
    await desk.call('visit.checkIn', { appointmentId: id, ...key() })

    const doctor = await hold('family-doctor', `${STAFF_MEASURE}?patientId=${patientId}`)
    await doctor.shows('家里量')
    expect(await doctor.page.locator('body').innerText()).not.toContain(name)
    await field(doctor, '体重').fill(kg)
    await field(doctor, stature).fill(cm)
    await doctor.shows('和同龄孩子比')
    await doctor.look('7-staff')
    await doctor.press('记下')
    await expect
      .poll(() => newest(phone, patientId))
      .toMatchObject({
        weightGrams: Number(kg) * 1000,
        source: 'staff',
      })
    await doctor.close()
  })
})

test('a doctor mends what stands wrongly: the figure, the birth, and whose it is (journeys E3 16)', async () => {
  const family = await demoPhone(server, 'parent-2')
  const desk = await demoPhone(server, 'front-desk')
  const sisterId = demoId('patient', 'chen-yinuo')
  const brotherId = demoId('patient', 'chen-yichen')
  const { id } = await family.call<{ id: string }>('appointment.book', {
    slotId: session.slotId,
    patientId: brotherId,
    reason: '',
    ...key(),
  })
  await desk.call('visit.checkIn', { appointmentId: id, ...key() })

  const path = `${CHART}?patientId=${sisterId}`
  const doctor = await inTheHandOf(browser, server, {
    persona: 'family-doctor',
    path,
    elder: false,
    pictures: 'mend',
  })
  const openMeasured = (kg: string) =>
    doctor.page
      .locator('.timeline__event:visible', { hasText: `体重 ${kg} kg` })
      .first()
      .click()
  await openMeasured('9.7')
  await doctor.shows('数写错了，改一下')
  await doctor.look('1-entry')
  await doctor.tap('数写错了，改一下')
  expect(await field(doctor, '体重').inputValue()).toBe('9.7')
  await field(doctor, '体重').fill('9.6')
  await doctor.press('改成这样')
  await expect.poll(() => newest(family, sisterId)).toMatchObject({ weightGrams: 9_600, source: 'staff' })

  await doctor.tap('出生时的情况')
  await doctor.shows('下面是医护记的')
  expect(await field(doctor, '怀了多久').inputValue()).not.toBe('')
  await field(doctor, '怀了多久').fill('38')
  await doctor.look('2-birth')
  await doctor.press('记下')
  await expect
    .poll(() => family.call('record.birthFacts', { patientId: sisterId }))
    .toMatchObject({ source: 'staff', facts: { gestationWeeks: 38 } })

  await openMeasured('9.6')
  await doctor.tap('记错了人')
  await doctor.shows('同一家')
  await doctor.look('3-people')
  await doctor.tap(/^陈\*辰/)
  await doctor.shows('放进陈*辰的档案')
  await doctor.look('4-move')
  await doctor.press('核对过了，移过去')
  await doctor.shows('移到陈*辰名下了')
  await doctor.look('5-moved')
  await expect.poll(() => newest(family, brotherId)).toMatchObject({ weightGrams: 9_600, source: 'staff' })
  expect(await newest(family, sisterId)).not.toMatchObject({ weightGrams: 9_600 })
  await doctor.press('返回档案')
  await doctor.shows('走过的日子')

  // Both have the same dose of one day: neither can be moved while the other stands.
  const dose = { vaccineCode: 'FLU', on: addDays(localDateOf(new Date()), -20) }
  const give = (patientId: string) =>
    family.call<{ id: string }>('record.addImmunization', { patientId, ...dose, ...key() })
  const [hers, his] = [await give(sisterId), await give(brotherId)]
  await doctor.page.goto(
    `${server.address}/#${CHART_ENTRY}?patientId=${sisterId}&kind=immunization&id=${hers.id}`,
  )
  await doctor.tap('记错了人')
  await doctor.tap(/^陈\*辰/)
  await doctor.press('核对过了，移过去')
  await doctor.shows('大概是两个人记反了')
  await doctor.look('6-exchange')
  await doctor.press('核对过了，两条对调')
  await doctor.shows('移到陈*辰名下了')
  const given = async (patientId: string) =>
    (await family.call<{ given: { id: string }[] }>('record.immunization', { patientId })).given
  expect((await given(sisterId)).map(({ id: doseId }) => doseId)).toContain(his.id)
  expect((await given(brotherId)).map(({ id: doseId }) => doseId)).toContain(hers.id)
  await doctor.close()
})
