import { dayAfter, newKey, type TestApp } from '../room/test-app'
import { residentIdBornOn } from '../rows/resident-ids'
import type { World } from './example-inputs'

/** What is open around a family: who asks to join it, whom it asked, what it gave, and a question to staff. */
export interface HouseholdWorld {
  readonly delegationId: string
  /** Of a delegation that nobody has taken. */
  readonly delegationCode: string
  /** Another account asks for the family's child. */
  readonly requestId: string
  /** The family asks for another family's child. */
  readonly askedId: string
  readonly mergeRequestId: string
}

/** Expects that the child is entrusted to somebody already. */
export async function householdWorld(
  app: TestApp,
  { accountId, childId }: { accountId: string; childId: string },
): Promise<HouseholdWorld> {
  const { db } = app.database
  const given = await db.delegation.findFirstOrThrow({ where: { patientId: childId }, select: { id: true } })
  const { code } = await app.as(accountId).delegation.create({
    patientId: childId,
    label: '舅舅',
    relation: 'other',
    startsOn: dayAfter(app, 0),
    endsOn: dayAfter(app, 7),
    idempotencyKey: newKey(),
  })
  const neighbour = await app.newFamily()
  const { fieldCrypto } = app.context(null)
  const numberCipher = fieldCrypto.seal('patient_identifier.number', 'E12345678')
  const question = await db.mergeRequest.create({
    data: {
      patientId: childId,
      documentType: 'passport',
      numberCipher,
      numberIndex: Uint8Array.from(fieldCrypto.index('patient_identifier.number', `passport:${newKey()}`)),
      reason: 'birth-date-differs',
      openedByAccountId: accountId,
      createdAt: app.clock.now(),
    },
    select: { id: true },
  })
  return {
    delegationId: given.id,
    delegationCode: code,
    requestId: await requestOf(app, neighbour.accountId, childId),
    askedId: await requestOf(app, accountId, neighbour.childId),
    mergeRequestId: question.id,
  }
}

async function requestOf(app: TestApp, accountId: string, patientId: string): Promise<string> {
  const { fieldCrypto } = app.context(null)
  const now = app.clock.now()
  const { id } = await app.database.db.guardianshipRequest.create({
    data: {
      accountId,
      patientId,
      relation: 'child',
      nameCipher: fieldCrypto.seal('patient.name', '示例'),
      documentType: 'passport',
      numberCipher: fieldCrypto.seal('patient_identifier.number', 'E12345678'),
      birthDate: new Date('2021-05-20'),
      sex: 'female',
      createdAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    },
    select: { id: true },
  })
  return id
}

let sequence = 0

/** Another number each time: documents are counted by account and by number. */
function nextDocument(): { type: 'resident-id'; number: string } {
  sequence = (sequence + 2) % 1000
  const day = String(1 + (Math.floor(sequence / 2) % 28)).padStart(2, '0')
  return { type: 'resident-id', number: residentIdBornOn(`2019-06-${day}`, sequence) }
}

type Input = Readonly<Record<string, unknown>>
const cursor = () => Buffer.from(`2026-11-20T01:00:00.000Z/${newKey()}`).toString('base64url')

export const HOUSEHOLD_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'patient.replaceDocument': ({ patientId }) => ({
    id: patientId,
    document: nextDocument(),
    name: '周满',
    idempotencyKey: newKey(),
  }),
  'patient.correct': ({ patientId }) => ({
    id: patientId,
    name: '周满',
    birthDate: '2021-05-21',
    sex: 'female',
    idempotencyKey: newKey(),
  }),
  'patient.remove': ({ patientId }) => ({ id: patientId, idempotencyKey: newKey() }),
  'patient.reveal': ({ patientId }) => ({ id: patientId, idempotencyKey: newKey() }),
  'guardianship.list': () => ({}),
  'guardianship.members': ({ patientId }) => ({ patientId }),
  'guardianship.approve': ({ requestId }) => ({ id: requestId, idempotencyKey: newKey() }),
  'guardianship.refuse': ({ requestId }) => ({ id: requestId, idempotencyKey: newKey() }),
  'guardianship.withdraw': ({ askedId }) => ({ id: askedId, idempotencyKey: newKey() }),
  'guardianship.staffList': () => ({ cursor: cursor() }),
  'guardianship.staffGet': ({ requestId }) => ({ id: requestId }),
  'guardianship.staffFind': () => ({ documentType: 'passport', number: 'E12345678' }),
  'guardianship.staffDecide': ({ requestId }) => ({
    id: requestId,
    decision: 'refuse',
    proof: 'household-register',
    note: '户口簿上没有这个人',
    idempotencyKey: newKey(),
  }),
  'delegation.list': () => ({}),
  'delegation.create': ({ patientId }) => ({
    patientId,
    label: '外婆',
    relation: 'grandchild',
    startsOn: '2026-11-21',
    endsOn: '2026-12-21',
    idempotencyKey: newKey(),
  }),
  'delegation.preview': ({ delegationCode }) => ({ code: delegationCode }),
  // Nobody's: whoever took the family's own would be its delegate from then on.
  'delegation.accept': () => ({ code: 'ABCD2345', idempotencyKey: newKey() }),
  'delegation.revoke': ({ delegationId }) => ({ id: delegationId, idempotencyKey: newKey() }),
  'mergeRequest.list': () => ({ status: 'open', cursor: cursor() }),
  'mergeRequest.get': ({ mergeRequestId }) => ({ id: mergeRequestId }),
  'mergeRequest.decide': ({ mergeRequestId }) => ({
    id: mergeRequestId,
    decision: 'different-people',
    note: '看过户口簿',
    idempotencyKey: newKey(),
  }),
}
