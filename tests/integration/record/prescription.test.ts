import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { RECORD } from '../../support/inputs/visit-inputs'
import { AMOXICILLIN, IBUPROFEN, key, openRecordRoom, type RecordRoom } from '../../support/room/record-room'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, type TestApp } from '../../support/room/test-app'

const TODAY = '2026-11-22'
const WEEK_MS = 7 * 86_400_000
let app: TestApp
let room: RecordRoom

beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T08:40:00+08:00` })
  room = await openRecordRoom(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

async function inTheRoom() {
  const family = await room.family()
  await room.doctor.visit.start({ appointmentId: family.appointmentId, ...key() })
  return family
}

describe('a visit with its prescription', () => {
  it('is kept whole or not at all, and never with two sheets', async () => {
    const { caller, childId, appointmentId } = await inTheRoom()
    const allergy = { substance: '青霉素', reaction: '', severity: null }
    await caller.record.addAllergy({ patientId: childId, notedOn: TODAY, allergy, ...key() })
    const complete = (items: (typeof IBUPROFEN | typeof AMOXICILLIN)[]) =>
      room.doctor.visit.complete({ appointmentId, record: RECORD, items, ...key() })
    const kept = async () => [
      await app.database.db.prescription.count({ where: { appointmentId } }),
      await app.database.db.measurement.count({ where: { appointmentId } }),
      await app.database.db.visit.count({ where: { appointmentId, completedAt: { not: null } } }),
    ]
    expect(await refusalOf(complete([IBUPROFEN, AMOXICILLIN]))).toBe('prescription_allergy')
    const unfinished = { ...RECORD, diagnoses: [] }
    expect(
      await refusalOf(
        room.doctor.visit.complete({ appointmentId, record: unfinished, items: [IBUPROFEN], ...key() }),
      ),
    ).toBe('visit_record_incomplete')
    expect(await kept()).toEqual([0, 0, 0])
    await complete([IBUPROFEN])
    expect(await refusalOf(complete([IBUPROFEN]))).toBe('appointment_state')
    expect(await kept()).toEqual([1, 1, 1])
    const { rows } = await caller.record.timeline({ patientId: childId, kinds: ['visit'] })
    expect(at(rows, 0).drugs).toBe(1)
  })

  it('is restricted with it', async () => {
    const { appointmentId } = await inTheRoom()
    const restricted = { record: RECORD, items: [IBUPROFEN], restricted: true }
    await room.doctor.visit.complete({ appointmentId, ...restricted, ...key() })
    const sheet = await app.database.db.prescription.findFirstOrThrow({ where: { appointmentId } })
    expect(sheet.category).toBe('restricted')
  })

  it('asks about a weight that is ten times too much, and keeps it when it was read (journeys E3 30)', async () => {
    const { childId, appointmentId } = await inTheRoom()
    const record = { ...RECORD, weightGrams: 185_000 }
    const complete = (confirmed: boolean) =>
      room.doctor.visit.complete({ appointmentId, record, items: [IBUPROFEN], confirmed, ...key() })
    expect(await refusalOf(complete(false))).toBe('measurement_doubtful')
    const measured = () => app.database.db.measurement.count({ where: { patientId: childId } })
    expect(await measured()).toBe(0)
    await complete(true)
    expect(await measured()).toBe(1)
  })
})

describe('who prescribes', () => {
  it('is no nurse, in a visit of her own or after it', async () => {
    const organizationId = await app.newOrganization('community-centre')
    const { practitionerId, slots } = await app.openSession({
      day: TODAY,
      startTime: '08:30',
      endTime: '11:00',
      organizationId,
    })
    const nurse = (await app.newStaff('nurse', organizationId, practitionerId)).caller
    const { caller, childId } = await app.newFamily()
    const { id: appointmentId } = await caller.appointment.book({
      slotId: at(slots, 3).id,
      patientId: childId,
      ...key(),
    })
    await nurse.visit.checkIn({ appointmentId, ...key() })
    await nurse.visit.start({ appointmentId, ...key() })
    expect(await nurse.visit.get({ appointmentId })).toMatchObject({ mayPrescribe: false })
    const sheet = { appointmentId, items: [IBUPROFEN] }
    expect(await refusalOf(nurse.visit.complete({ ...sheet, record: RECORD, ...key() }))).toBe(
      'not_permitted',
    )
    await nurse.visit.complete({ appointmentId, record: RECORD, ...key() })
    expect(await refusalOf(nurse.chart.addPrescription({ ...sheet, restricted: false, ...key() }))).toBe(
      'not_permitted',
    )
  })

  it('is the doctor of the visit, for as long as it opens the record', async () => {
    const { appointmentId } = await room.family()
    await room.see(appointmentId)
    expect(await room.doctor.visit.get({ appointmentId })).toMatchObject({ mayPrescribe: true })
    const prescribe = () =>
      room.doctor.chart.addPrescription({ appointmentId, items: [IBUPROFEN], restricted: false, ...key() })
    app.clock.pass(WEEK_MS - 1000)
    await prescribe()
    app.clock.pass(1000)
    expect(await refusalOf(prescribe())).toBe('not_found')
    app.clock.pass(-WEEK_MS)
  })
})
