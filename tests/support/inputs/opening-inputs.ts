import { at, newKey, type TestApp } from '../room/test-app'
import type { World } from './example-inputs'

/** The ids of what opens a record without a visit. */
export interface OpeningWorld {
  readonly shareId: string
  readonly shareCode: string
  readonly emergencyId: string
  /** A look of staff at the patient, to which the family has not objected. */
  readonly lookId: string
  readonly objectionId: string
}

/** After a visit of today, which opens the record of the child to the doctor. */
export async function openingWorld(
  app: TestApp,
  family: { accountId: string; childId: string },
  staff: World['staff'],
): Promise<OpeningWorld> {
  const patientId = family.childId
  const { record } = app.as(family.accountId)
  const doctor = app.as(staff['family-doctor'].accountId, staff['family-doctor'].staff)
  const share = await record.share({ patientId, sections: ['allergy'], idempotencyKey: newKey() })
  await doctor.chart.breakGlass({ patientId, reason: '抽搐，叫不醒', idempotencyKey: newKey() })
  await doctor.chart.growth({ patientId })
  const looks = (await record.accessLog({ patientId })).rows.filter(
    ({ organization }) => organization !== null,
  )
  const [lookId, otherId] = [at(looks, 0).id, at(looks, 1).id]
  await record.objectToAccess({ patientId, eventId: otherId, text: '这天没去', idempotencyKey: newKey() })
  const { db } = app.database
  const emergency = await db.recordOpening.findFirstOrThrow({ where: { patientId, basis: 'break-glass' } })
  const objection = await db.accessObjection.findFirstOrThrow({ where: { patientId } })
  return {
    shareId: share.id,
    shareCode: share.code,
    emergencyId: emergency.id,
    lookId,
    objectionId: objection.id,
  }
}

type Input = Readonly<Record<string, unknown>>

export const OPENING_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'record.share': ({ patientId }) => ({ patientId, sections: ['allergy'], idempotencyKey: newKey() }),
  'record.export': ({ patientId }) => ({ patientId, format: 'pdf' }),
  'record.shares': ({ patientId }) => ({ patientId }),
  'record.revokeShare': ({ shareId }) => ({ id: shareId, idempotencyKey: newKey() }),
  'record.objectToAccess': ({ patientId, lookId }) => ({
    patientId,
    eventId: lookId,
    text: '为什么看',
    idempotencyKey: newKey(),
  }),
  'record.objections': ({ patientId }) => ({ patientId }),
  'chart.openShared': ({ shareCode }) => ({ code: shareCode, idempotencyKey: newKey() }),
  'chart.breakGlass': ({ patientId }) => ({ patientId, reason: '昏迷送来', idempotencyKey: newKey() }),
  'emergencyReview.list': () => ({}),
  'emergencyReview.decide': ({ emergencyId }) => ({
    id: emergencyId,
    outcome: 'justified',
    note: '确实在抢救',
    idempotencyKey: newKey(),
  }),
  'objection.list': () => ({}),
  'objection.answer': ({ objectionId }) => ({
    id: objectionId,
    answer: '那天是补录体检',
    idempotencyKey: newKey(),
  }),
}
