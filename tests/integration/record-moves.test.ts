import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ALLERGIES_MAX } from '#domain/record/allergy'
import { CHECKUP_RECORD, MEASURES } from '../support/checkup-inputs'
import { agreeToEarlierVisits, IBUPROFEN, key, openRecordRoom, type RecordRoom } from '../support/record-room'
import { refusalOf } from '../support/refusal-of'
import { at, createTestApp, type TestApp } from '../support/test-app'

const TODAY = '2026-11-22'
let app: TestApp
let room: RecordRoom

beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T08:40:00+08:00` })
  room = await openRecordRoom(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

describe('an entry that belongs to another (journeys E3 16)', () => {
  it('is not moved away from its check-up, and goes where the check-up goes', async () => {
    const one = await room.family()
    const other = await room.family()
    const checkup = await room.doctor.chart.addCheckup({
      patientId: one.childId,
      visitNo: 12,
      doneOn: TODAY,
      record: CHECKUP_RECORD,
      measures: MEASURES,
      ...key(),
    })
    const measured = await app.database.db.measurement.findFirstOrThrow({
      where: { patientId: one.childId, withdrawnAt: null },
    })
    const entry = { kind: 'measurement', id: measured.id, patientId: one.childId } as const
    const to = { patientId: one.childId, toPatientId: other.childId }
    expect(await refusalOf(room.doctor.chart.moveTargets(entry))).toBe('entry_not_movable')
    const alone = room.doctor.chart.moveEntry({ ...entry, ...to, ...key() })
    expect(await refusalOf(alone)).toBe('entry_not_movable')
    await room.doctor.chart.moveEntry({ kind: 'checkup', id: checkup.id, ...to, ...key() })
    const kinds = async ({ caller, childId }: typeof one) =>
      (await caller.record.timeline({ patientId: childId, kinds: ['checkup', 'measurement'] })).rows.map(
        ({ kind }) => kind,
      )
    expect([await kinds(one), await kinds(other)]).toEqual([[], ['checkup', 'measurement']])
  })

  it('is shown in no record but its own, though the visit it was written in is another’s', async () => {
    const one = await room.family()
    const other = await room.family()
    for (const each of [one, other]) await agreeToEarlierVisits(each.caller, each.childId)
    await room.see(one.appointmentId)
    const { id } = await room.doctor.chart.addPrescription({
      appointmentId: one.appointmentId,
      items: [IBUPROFEN],
      restricted: false,
      ...key(),
    })
    const move = { kind: 'prescription', id, patientId: one.childId, toPatientId: other.childId } as const
    await room.doctor.chart.moveEntry({ ...move, ...key() })
    const drugs = async ({ caller, childId }: typeof one) =>
      (await caller.record.timeline({ patientId: childId })).rows
        .filter(({ kind }) => kind === 'visit' || kind === 'prescription')
        .map((row) => [row.kind, row.drugs])
    expect(await drugs(one)).toEqual([['visit', 0]])
    expect(await drugs(other)).toEqual([['prescription', 0]])
  })
})

describe('what a person does not tolerate', () => {
  const allergy = (patientId: string, substance: string) => ({
    patientId,
    notedOn: TODAY,
    allergy: { substance, reaction: '', severity: null },
    ...key(),
  })

  it('has an end, so that all of it is held against every prescription; two at once are counted', async () => {
    const { caller, childId, appointmentId } = await room.family()
    for (let count = 2; count < ALLERGIES_MAX; count += 1)
      await caller.record.addAllergy(allergy(childId, `第 ${count} 种花粉`))
    await caller.record.addAllergy(allergy(childId, '布洛芬'))
    const both = await Promise.allSettled([
      caller.record.addAllergy(allergy(childId, '芒果')),
      room.nurse.chart.addAllergy(allergy(childId, '桃子')),
    ])
    expect(both.map(({ status }) => status).sort((a, b) => (a < b ? -1 : 1))).toEqual([
      'fulfilled',
      'rejected',
    ])
    expect(await refusalOf(caller.record.addAllergy(allergy(childId, '鸡蛋')))).toBe('allergies_full')
    await room.see(appointmentId)
    const prescribed = room.doctor.chart.addPrescription({
      appointmentId,
      items: [IBUPROFEN],
      restricted: false,
      ...key(),
    })
    expect(await refusalOf(prescribed)).toBe('prescription_allergy')

    const other = await room.family()
    const { id } = await room.nurse.chart.addAllergy(allergy(other.childId, '海鲜'))
    const move = { kind: 'allergy', id, patientId: other.childId, toPatientId: childId } as const
    expect(await refusalOf(room.doctor.chart.moveEntry({ ...move, ...key() }))).toBe('allergies_full')
  })

  it('is held against a prescription also where two records together have more than one may write', async () => {
    const { childId, accountId, appointmentId } = await room.family()
    const { fieldCrypto } = app.context(null)
    const seal = (substance: string) =>
      fieldCrypto.seal('allergy.allergy_cipher', JSON.stringify({ substance, reaction: '', severity: null }))
    await app.database.db.allergy.createMany({
      data: Array.from({ length: 2 * ALLERGIES_MAX }, (_, index) => ({
        patientId: childId,
        notedOn: new Date(index === 99 ? TODAY : '2026-01-01'),
        allergyCipher: seal(index === 99 ? '布洛芬' : '花粉'),
        source: 'family',
        byAccountId: accountId,
        createdAt: app.clock.now(),
      })),
    })
    await room.see(appointmentId)
    const sheet = { appointmentId, items: [IBUPROFEN], restricted: false, ...key() }
    expect(await refusalOf(room.doctor.chart.addPrescription(sheet))).toBe('prescription_allergy')
  })
})

describe('what a family wrote itself', () => {
  it('is told as it is counted: a dose counts until it is compared, a measure asks for one at the clinic', async () => {
    const { caller, childId } = await room.family({ birthDate: '2025-09-22' })
    const patientId = childId
    await caller.record.addImmunization({ patientId, vaccineCode: 'HepB', on: '2025-09-22', ...key() })
    const values = { weightGrams: 6_200, statureMillimetres: null, statureAs: null, headMillimetres: null }
    await caller.record.addMeasurement({ patientId, measuredOn: TODAY, values, confirmed: true, ...key() })
    const said = async (kind: 'immunization' | 'measurement') => {
      const { rows } = await caller.record.timeline({ patientId, kinds: [kind] })
      const { lines } = await caller.record.entry({ patientId, kind, id: at(rows, 0).id })
      return lines.find(({ nameZh }) => nameZh === '说明')?.valueZh
    }
    expect(await said('immunization')).toBe('家里记的，先算着，等医护核对接种本')
    const { doses } = await caller.record.immunization({ patientId })
    expect(doses.find(({ series }) => series === 'HepB')?.state).toBe('DONE')
    expect(await said('measurement')).toBe('家里量的也画在曲线上；看着偏高偏低，先请社区再量一次')
    expect((await caller.record.growth({ patientId })).advice.kind).toBe('measure-at-clinic')
  })
})
