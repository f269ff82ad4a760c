import { type LocalDate, localDate } from '#domain/kernel/time'
import { at, dayAfter, newKey, type TestApp } from '../room/test-app'
import type { World } from './example-inputs'

/** The ids of doses of the patient. */
export interface ImmunizationWorld {
  /** Copied from the booklet by the family. */
  readonly familyDoseId: string
  /** Given by the doctor a moment ago: the observation runs. */
  readonly givenDoseId: string
  /** Booked for this afternoon. */
  readonly vaccinationId: string
  /** A vaccine that waits until next month. */
  readonly vaccineHoldId: string
  /** First day on which that one may be given. */
  readonly heldUntil: LocalDate
}

const SITE = '左上臂'
const given = (vaccineCode: 'FLU' | 'VAR') => ({
  doses: [{ vaccineCode, lotNumber: '202609A01', site: SITE }],
  confirmed: true,
  overrideReason: '孩子明天去外地',
  idempotencyKey: newKey(),
})

/** After a visit of today, which opens the record of the child to the doctor. */
export async function immunizationWorld(
  app: TestApp,
  organizationId: string,
  family: { accountId: string; childId: string },
  doctor: World['staff']['family-doctor'],
): Promise<ImmunizationWorld> {
  const patientId = family.childId
  const heldUntil = dayAfter(app, 30)
  const { slots } = await app.openSession({
    organizationId,
    day: dayAfter(app, 0),
    startTime: '16:00',
    endTime: '17:00',
    service: 'vaccination',
  })
  const { record, appointment } = app.as(family.accountId)
  const booked = await appointment.book({ slotId: at(slots, 0).id, patientId, idempotencyKey: newKey() })
  const { chart } = app.as(doctor.accountId, doctor.staff)
  const copied = await record.addImmunization({ ...earlier(patientId), on: '2021-07-20' })
  const { ids } = await chart.addImmunization({ patientId, ...given('FLU') })
  const hold = await chart.holdVaccine(held(patientId, heldUntil))
  return {
    familyDoseId: copied.id,
    givenDoseId: ids[0] as string,
    vaccinationId: booked.id,
    vaccineHoldId: hold.id,
    heldUntil,
  }
}

const earlier = (patientId: string) =>
  ({ patientId, vaccineCode: 'IPV', on: localDate('2021-09-20'), idempotencyKey: newKey() }) as const
const held = (patientId: string, until: LocalDate) =>
  ({ patientId, vaccineCode: 'MMR', until, reason: 'fever', idempotencyKey: newKey() }) as const
const byId = (id: string) => ({ id, idempotencyKey: newKey() })

type Input = Readonly<Record<string, unknown>>

export const IMMUNIZATION_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'record.immunization': ({ patientId }) => ({ patientId }),
  'record.addImmunization': ({ patientId, familyDoseId }) => ({
    ...earlier(patientId),
    correctsId: familyDoseId,
  }),
  'record.withdrawImmunization': ({ familyDoseId }) => byId(familyDoseId),
  'chart.immunization': ({ patientId }) => ({ patientId }),
  'chart.addImmunization': ({ patientId, vaccinationId }) => ({
    patientId,
    appointmentId: vaccinationId,
    ...given('VAR'),
  }),
  'chart.addEarlierImmunization': ({ patientId, givenDoseId }) => ({
    ...earlier(patientId),
    placeZh: '成都市示例医院',
    correctsId: givenDoseId,
  }),
  'chart.verifyImmunization': ({ familyDoseId }) => byId(familyDoseId),
  'chart.withdrawImmunization': ({ givenDoseId }) => byId(givenDoseId),
  'chart.observations': () => ({}),
  'chart.endObservation': ({ patientId }) => ({
    patientId,
    outcome: 'reaction',
    words: '起了几个疹子，观察后退了',
    idempotencyKey: newKey(),
  }),
  'chart.holdVaccine': ({ patientId, heldUntil }) => held(patientId, heldUntil),
  'chart.endHold': ({ vaccineHoldId }) => byId(vaccineHoldId),
}
