import { CLINICAL_ROLES } from '#domain/account/account-role'
import { AMOXICILLIN, agreeToEarlierVisits, bloodResult, IBUPROFEN, key } from '../room/record-room'
import { dayAfter, newKey, type TestApp } from '../room/test-app'
import type { World } from './example-inputs'

/** The ids of a child's record. */
export interface RecordWorld {
  /** Of the same family; the card of the same minute opened his record. */
  readonly brotherId: string
  readonly familyAllergyId: string
  readonly staffAllergyId: string
  readonly attachmentId: string
  readonly reportId: string
  /** What the family asks to have corrected. */
  readonly correctionId: string
}

/** The smallest picture there is: a JPEG's first bytes. */
export const PICTURE = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]).toString('base64')
const ALLERGY = { substance: '青霉素', reaction: '起疹子', severity: 'moderate' } as const

/** After a visit of today: an allergy of each side, a picture, a report that is held back, a question about an entry. */
export async function recordWorld(
  app: TestApp,
  organizationId: string,
  family: { accountId: string; childId: string },
  staff: World['staff'],
): Promise<RecordWorld> {
  const caller = app.as(family.accountId)
  const { record } = caller
  const doctor = staff['family-doctor']
  const { chart } = app.as(doctor.accountId, doctor.staff)
  const patientId = family.childId
  const notedOn = dayAfter(app, 0)
  await agreeToEarlierVisits(caller, patientId)
  const brotherId = await app.newPatient('2021-05-20', { [family.accountId]: 'child' })
  await app.database.db.recordOpening.createMany({
    data: CLINICAL_ROLES.map((role) => ({
      patientId: brotherId,
      accountId: staff[role].accountId,
      role,
      organizationId,
      basis: 'card-code',
      openedAt: app.clock.now(),
      expiresAt: new Date(app.clock.now().getTime() + 3_600_000),
    })),
  })
  // The same dose of the same day as the patient's, see immunizationWorld.
  await record.addImmunization({ patientId: brotherId, vaccineCode: 'IPV', on: '2021-07-20', ...key() })
  const own = await record.addAllergy({ patientId, notedOn, allergy: ALLERGY, ...key() })
  const staffs = await chart.addAllergy({ patientId, notedOn, allergy: ALLERGY, ...key() })
  const picture = await record.addAttachment({
    patientId,
    kind: 'vaccine-booklet',
    title: '接种本',
    datedOn: notedOn,
    content: PICTURE,
    ...key(),
  })
  const report = await chart.addReport(bloodReport(patientId, notedOn))
  const asked = await record.askCorrection({
    patientId,
    kind: 'allergy',
    id: staffs.id,
    text: '不是青霉素，是头孢',
    ...key(),
  })
  return {
    brotherId,
    familyAllergyId: own.id,
    staffAllergyId: staffs.id,
    attachmentId: picture.id,
    reportId: report.id,
    correctionId: asked.id,
  }
}

const bloodReport = (patientId: string, performedOn: string) => ({
  patientId,
  itemCode: 'blood-routine' as const,
  performedOn,
  result: bloodResult(95),
  restricted: false,
  tellFirst: true,
  ...key(),
})

type Input = Readonly<Record<string, unknown>>

export const RECORD_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'record.timeline': ({ patientId }) => ({
    patientId,
    kinds: ['allergy', 'visit'],
    cursor: `2026-11-30.visit.${newKey()}`,
  }),
  'record.entry': ({ patientId, familyAllergyId }) => ({ patientId, kind: 'allergy', id: familyAllergyId }),
  'record.summary': ({ patientId }) => ({ patientId }),
  'record.reportTrend': ({ patientId }) => ({ patientId, itemCode: 'blood-routine' }),
  'record.addAllergy': ({ patientId }) => ({ patientId, notedOn: '2026-11-20', allergy: ALLERGY, ...key() }),
  'record.resolveAllergy': ({ familyAllergyId }) => ({ id: familyAllergyId, ...key() }),
  'record.withdrawAllergy': ({ familyAllergyId }) => ({ id: familyAllergyId, ...key() }),
  'record.addAttachment': ({ patientId }) => ({
    patientId,
    kind: 'report',
    title: '县医院的化验单',
    datedOn: '2026-11-20',
    content: PICTURE,
    ...key(),
  }),
  'record.attachment': ({ patientId, attachmentId }) => ({ patientId, id: attachmentId }),
  'record.withdrawAttachment': ({ attachmentId }) => ({ id: attachmentId, ...key() }),
  'record.askCorrection': ({ patientId, staffAllergyId }) => ({
    patientId,
    kind: 'allergy',
    id: staffAllergyId,
    text: '记错了',
    ...key(),
  }),
  'chart.summary': ({ patientId }) => ({ patientId }),
  'chart.timeline': ({ patientId }) => ({
    patientId,
    kinds: ['allergy', 'report'],
    cursor: `2026-11-30.visit.${newKey()}`,
  }),
  'chart.entry': ({ patientId, staffAllergyId }) => ({ patientId, kind: 'allergy', id: staffAllergyId }),
  'chart.reportTrend': ({ patientId }) => ({ patientId, itemCode: 'blood-routine' }),
  'chart.attachment': ({ patientId, attachmentId }) => ({ patientId, id: attachmentId }),
  'chart.addAllergy': ({ patientId }) => ({ patientId, notedOn: '2026-11-20', allergy: ALLERGY, ...key() }),
  'chart.resolveAllergy': ({ patientId, staffAllergyId }) => ({ patientId, id: staffAllergyId, ...key() }),
  'chart.addReport': ({ patientId }) => bloodReport(patientId, '2026-11-20'),
  'chart.releaseReport': ({ patientId, reportId }) => ({ patientId, id: reportId, ...key() }),
  'chart.addPrescription': ({ seenAppointmentId }) => ({
    appointmentId: seenAppointmentId,
    items: [IBUPROFEN, AMOXICILLIN],
    restricted: false,
    ...key(),
  }),
  'chart.addAddendum': ({ patientId, staffAllergyId }) => ({
    patientId,
    kind: 'allergy',
    id: staffAllergyId,
    text: '电话里问过家长',
    ...key(),
  }),
  'chart.withdrawEntry': ({ patientId, staffAllergyId }) => ({
    patientId,
    kind: 'allergy',
    id: staffAllergyId,
    ...key(),
  }),
  'chart.moveTargets': ({ patientId, staffAllergyId }) => ({
    patientId,
    kind: 'allergy',
    id: staffAllergyId,
  }),
  'chart.moveEntry': ({ patientId, brotherId, staffAllergyId }) => ({
    kind: 'allergy',
    id: staffAllergyId,
    patientId,
    toPatientId: brotherId,
    ...key(),
  }),
  'chart.exchangeEntries': ({ patientId, brotherId, familyDoseId }) => ({
    kind: 'immunization',
    id: familyDoseId,
    patientId,
    toPatientId: brotherId,
    ...key(),
  }),
  'chart.corrections': () => ({
    cursor: Buffer.from(`2026-11-22T01:00:00.000Z/${newKey()}`).toString('base64url'),
  }),
  'chart.answerCorrection': ({ correctionId }) => ({
    id: correctionId,
    answer: '核对过，是青霉素',
    ...key(),
  }),
}
