import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { bookingRule, DEFAULT_BOOKING_RULES } from '#domain/appointment/booking-rules'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T08:30:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const key = () => ({ idempotencyKey: newKey() })

async function morning() {
  const session = await app.openSession({ day: dayAfter(app, 0), startTime: '09:00', endTime: '12:00' })
  const { organizationId, practitionerId, sessionId, slots } = session
  const family = await app.newFamily()
  const wish = { slotId: at(slots, 3).id, patientId: family.childId, reason: '咳嗽' }
  const { id } = await family.caller.appointment.book({ ...wish, ...key() })
  const desk = await app.newStaff('front-desk', organizationId)
  const doctor = await app.newStaff('family-doctor', organizationId, practitionerId)
  return { sessionId, family, appointmentId: id, desk, doctor }
}

it('keeps nothing of a person in the intent of a call', async () => {
  const { sessionId, appointmentId, desk, doctor } = await morning()
  await desk.caller.visit.checkIn({ appointmentId, ...key() })
  const intent = key()
  const called = await doctor.caller.visit.callNext({ sessionId, ...intent })
  const { response } = await app.database.db.idempotencyRecord.findFirstOrThrow({
    where: { key: intent.idempotencyKey },
  })
  expect(JSON.stringify(response)).not.toMatch(/咳嗽|示/)
  expect(called).toMatchObject({ appointmentId })
  expect(await doctor.caller.visit.callNext({ sessionId, ...intent })).toEqual(called)
})

it('writes down every step that staff take with a person', async () => {
  const { sessionId, appointmentId, desk, doctor, family } = await morning()
  const late = await morning()
  await desk.caller.visit.checkIn({ appointmentId, ...key() })
  await doctor.caller.visit.callNext({ sessionId, ...key() })
  await desk.caller.visit.pass({ appointmentId, ...key() })
  await doctor.caller.visit.callNext({ sessionId, ...key() })
  await doctor.caller.visit.start({ appointmentId, ...key() })
  await late.desk.caller.visit.admitWalkIn({ appointmentId: late.appointmentId, ...key() })
  const actions = async (patientId: string) => {
    const events = await app.database.db.auditEvent.findMany({
      where: { patientIds: { has: patientId }, organizationId: { not: null } },
    })
    return events.map(({ action }) => action)
  }
  expect(await actions(family.childId)).toEqual(expect.arrayContaining(['visit.pass', 'visit.start']))
  expect(await actions(late.family.childId)).toContain('visit.admitWalkIn')
})

it('counts against nobody what the desk gives back', async () => {
  const { slots, organizationId } = await app.openSession({
    day: dayAfter(app, 0),
    startTime: '09:00',
    endTime: '12:00',
    seatsPerSlot: 2,
  })
  const { caller, childId } = await app.newFamily()
  const desk = (await app.newStaff('front-desk', organizationId)).caller
  const { seatsPerDay } = bookingRule(DEFAULT_BOOKING_RULES, '*', 'BK-GIVEN-BACK', dayAfter(app, 0))
  const book = () => caller.appointment.book({ slotId: at(slots, 0).id, patientId: childId, ...key() })
  for (let turn = 0; turn < seatsPerDay; turn++) {
    const { id: appointmentId } = await book()
    await desk.visit.checkIn({ appointmentId, ...key() })
    await desk.visit.leave({ appointmentId, ...key() })
  }
  expect(await book()).toMatchObject({ status: 'booked' })
})

it('seats early whom somebody booked who no longer looks after them', async () => {
  const session = { day: dayAfter(app, 0), startTime: '08:30', endTime: '12:30' } as const
  const { slots, organizationId } = await app.openSession(session)
  const [mother, father] = [await app.newAccount(), await app.newAccount()]
  const patientId = await app.newPatient('2021-05-20', { [mother]: 'child', [father]: 'child' })
  const wish = { slotId: at(slots, 6).id, patientId }
  const { id: appointmentId } = await app.as(father).appointment.book({ ...wish, ...key() })
  await app.as(father).patient.remove({ id: patientId, ...key() })
  const desk = (await app.newStaff('front-desk', organizationId)).caller
  const { appointmentId: id } = await desk.visit.admitWalkIn({ appointmentId, ...key() })
  expect(await app.as(mother).appointment.get({ id })).toMatchObject({ status: 'checked-in', patientId })
})

it('opens no file for a visit that was cancelled', async () => {
  const { appointmentId, doctor, family } = await morning()
  expect(await doctor.caller.visit.get({ appointmentId })).toMatchObject({ status: 'booked' })
  await family.caller.appointment.cancel({ id: appointmentId, ...key() })
  expect(await refusalOf(doctor.caller.visit.get({ appointmentId }))).toBe('not_found')
})
