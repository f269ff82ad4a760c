import { prefilledCheckup } from '#domain/checkup/checkup-record'
import { at, dayAfter, newKey, type TestApp } from '../room/test-app'
import type { World } from './example-inputs'

/** The ids of check-ups. */
export interface CheckupWorld {
  /** The visit at home of the patient, written down by the place of the visit. */
  readonly checkupId: string
  /** A check-up that is under way with the doctor. */
  readonly checkupAppointmentId: string
}

export const CHECKUP_RECORD = {
  ...prefilledCheckup(['growth', 'eye', 'warning-signs'], { feeding: 'family-food' }),
  words: '多到外面玩',
}

export const MEASURES = {
  weightGrams: 18_600,
  statureMillimetres: 1_120,
  statureAs: 'height',
  headMillimetres: null,
} as const

/** After a visit of today, which opens the record of the child to the doctor. */
export async function checkupWorld(
  app: TestApp,
  place: { organizationId: string; practitionerId: string },
  family: { accountId: string; childId: string },
  doctor: World['staff']['family-doctor'],
): Promise<CheckupWorld> {
  const { slots } = await app.openSession({
    ...place,
    day: dayAfter(app, 0),
    startTime: '14:00',
    endTime: '15:30',
    service: 'child-checkup',
  })
  const patientId = family.childId
  const { id: appointmentId } = await app
    .as(family.accountId)
    .appointment.book({ slotId: at(slots, 0).id, patientId, idempotencyKey: newKey() })
  const { visit, chart } = app.as(doctor.accountId, doctor.staff)
  const { id } = await chart.addCheckup({
    patientId,
    visitNo: 1,
    doneOn: '2021-05-25',
    record: RECORD_AT_HOME,
    measures: { weightGrams: 3_400, statureMillimetres: 500, statureAs: 'length', headMillimetres: 345 },
    idempotencyKey: newKey(),
  })
  await visit.checkIn({ appointmentId, idempotencyKey: newKey() })
  await visit.start({ appointmentId, idempotencyKey: newKey() })
  return { checkupId: id, checkupAppointmentId: appointmentId }
}

const RECORD_AT_HOME = prefilledCheckup(['home', 'feeding', 'growth'], { feeding: 'breast-milk' })

type Input = Readonly<Record<string, unknown>>

export const CHECKUP_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'record.checkups': ({ patientId }) => ({ patientId }),
  'record.checkup': ({ patientId, checkupId }) => ({ patientId, id: checkupId }),
  'chart.checkups': ({ patientId }) => ({ patientId }),
  'chart.addCheckup': ({ patientId, checkupId, checkupAppointmentId }) => ({
    patientId,
    appointmentId: checkupAppointmentId,
    visitNo: 12,
    doneOn: '2026-05-20',
    record: CHECKUP_RECORD,
    measures: MEASURES,
    confirmed: true,
    correctsId: checkupId,
    idempotencyKey: newKey(),
  }),
  'chart.withdrawCheckup': ({ checkupId }) => ({ id: checkupId, idempotencyKey: newKey() }),
}
