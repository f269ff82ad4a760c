import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { at, createTestApp, dayAfter, newKey, type TestApp } from '../support/test-app'

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
