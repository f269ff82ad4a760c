import type { VisitRecord } from '#domain/visit/visit-record'
import { at, dayAfter, newKey, type TestApp } from '../room/test-app'
import type { World } from './example-inputs'

/** The ids of a day at the clinic. */
export interface VisitWorld {
  /** The consultation of the booking. */
  readonly sessionId: string
  /** A visit that has taken place today, with its record. */
  readonly seenAppointmentId: string
}

export const RECORD: VisitRecord = {
  complaints: ['发热', '咳嗽'],
  temperatureTenths: 386,
  weightGrams: 9200,
  abnormal: ['throat'],
  diagnoses: ['J06.900'],
  words: '多喝水',
  next: { kind: 'home', days: 3 },
}

/** A visit of today from booking to record, by the procedures themselves. */
export async function visitWorld(
  app: TestApp,
  place: { organizationId: string; practitionerId: string; sessionId: string },
  family: { accountId: string; childId: string },
  doctor: World['staff']['family-doctor'],
): Promise<VisitWorld> {
  const { slots } = await app.openSession({
    day: dayAfter(app, 0),
    startTime: '10:00',
    endTime: '14:00',
    service: 'follow-up',
    organizationId: place.organizationId,
    practitionerId: place.practitionerId,
  })
  const idempotencyKey = newKey
  const { id: appointmentId } = await app.as(family.accountId).appointment.book({
    slotId: at(slots, 3).id,
    patientId: family.childId,
    reason: '咳嗽',
    idempotencyKey: idempotencyKey(),
  })
  const { visit } = app.as(doctor.accountId, doctor.staff)
  await visit.checkIn({ appointmentId, idempotencyKey: idempotencyKey() })
  await visit.start({ appointmentId, idempotencyKey: idempotencyKey() })
  await visit.complete({ appointmentId, record: RECORD, idempotencyKey: idempotencyKey() })
  return { sessionId: place.sessionId, seenAppointmentId: appointmentId }
}

const DRUG = {
  drug: '布洛芬混悬液',
  doseThousandths: 4500,
  unit: 'mL',
  route: 'oral',
  frequency: 'tid',
  days: 3,
  note: '',
}

type Input = Readonly<Record<string, unknown>>

export const VISIT_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'session.list': ({ organizationId }) => ({ date: '2026-11-22', organizationId }),
  'session.board': ({ sessionId }) => ({ sessionId }),
  'session.suspend': ({ sessionId }) => ({ sessionId, reason: '医生身体不适', idempotencyKey: newKey() }),
  'visit.find': () => ({ query: '示例' }),
  'visit.checkIn': ({ appointmentId }) => ({ appointmentId, idempotencyKey: newKey() }),
  'visit.callNext': ({ sessionId }) => ({ sessionId, idempotencyKey: newKey() }),
  'visit.pass': ({ appointmentId }) => ({ appointmentId, idempotencyKey: newKey() }),
  'visit.start': ({ appointmentId }) => ({ appointmentId, idempotencyKey: newKey() }),
  'visit.get': ({ appointmentId }) => ({ appointmentId }),
  'visit.complete': ({ appointmentId }) => ({
    appointmentId,
    record: RECORD,
    items: [DRUG],
    restricted: true,
    confirmed: true,
    idempotencyKey: newKey(),
  }),
  'visit.markNoShow': ({ appointmentId }) => ({ appointmentId, idempotencyKey: newKey() }),
  'visit.leave': ({ appointmentId }) => ({ appointmentId, idempotencyKey: newKey() }),
  'visit.admitWalkIn': ({ appointmentId }) => ({ appointmentId, idempotencyKey: newKey() }),
  'visit.caller': ({ patientId }) => ({ patientId }),
  'visit.callerSlots': ({ patientId, organizationId }) => ({
    patientId,
    isSelf: true,
    organizationId,
    service: 'sick-visit',
    from: '2026-11-22',
    to: '2026-11-30',
  }),
  'visit.bookForCaller': ({ slotId, patientId }) => ({
    slotId,
    patientId,
    isSelf: true,
    idempotencyKey: newKey(),
  }),
  'visit.seatPresent': ({ sessionId, patientId }) => ({ sessionId, patientId, idempotencyKey: newKey() }),
  'visit.summary': ({ seenAppointmentId }) => ({ appointmentId: seenAppointmentId }),
  'queue.get': ({ appointmentId }) => ({ appointmentId }),
  'survey.get': ({ seenAppointmentId }) => ({ appointmentId: seenAppointmentId }),
  'survey.answer': ({ seenAppointmentId }) => ({
    appointmentId: seenAppointmentId,
    overall: 'satisfied',
    waiting: 'on-time',
    explanation: 'clear',
    idempotencyKey: newKey(),
  }),
  'survey.summary': ({ organizationId }) => ({ organizationId, from: '2026-11-01', to: '2026-11-30' }),
}
