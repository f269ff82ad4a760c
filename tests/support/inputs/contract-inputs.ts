import { applyFor, codeOf, verify } from '../room/card-counter'
import { at, newKey, type TestApp } from '../room/test-app'
import { ANSWERS, newText, STROKES, submission } from '../rows/contract-rows'
import { newPackage } from '../rows/service-task-rows'
import type { World } from './example-inputs'

/** What a family has at the team of its world: an application, one that waits for its own yes, a signed contract. */
export interface ContractWorld {
  readonly packageId: string
  readonly buildingId: string
  readonly applicationId: string
  /** Handed in for the grandmother. */
  readonly draftId: string
  /** Of the child in the care of the team. */
  readonly signedId: string
  /** A grown-up of another family, whose card the doctor has just been shown. */
  readonly presentId: string
}

export async function contractWorld(
  app: TestApp,
  { accountId }: { accountId: string },
  team: Pick<World, 'careTeamId' | 'microGridId' | 'caredPatientId'>,
  doctor: World['staff']['family-doctor'],
): Promise<ContractWorld> {
  const { db } = app.database
  await newText(app)
  const packageId = await newPackage(app, { 'phone-follow-up': 4 })
  const building = await db.building.findFirstOrThrow({ where: { gridId: team.microGridId } })
  const signed = await db.contract.findFirstOrThrow({ where: { patientId: team.caredPatientId } })
  const caller = app.as(accountId)
  const child = await app.newPatient('2020-03-01', { [accountId]: 'child' })
  const grandmother = await app.newPatient('1950-03-01', { [accountId]: 'parent' })
  const place = { teamId: team.careTeamId, gridId: team.microGridId, buildingId: building.id, packageId }
  const input = await submission(caller, place, [child, grandmother])
  const [first, second] = [at(input.applications, 0), at(input.applications, 1)]
  const helped = { ...second, signature: null, helperPhone: '13800000001' }
  const { rows } = await caller.contract.submit({ ...input, applications: [first, helped] })
  return {
    packageId,
    buildingId: building.id,
    applicationId: at(rows, 0).id,
    draftId: at(rows, 1).id,
    signedId: signed.id,
    presentId: await somebodyPresent(app, doctor),
  }
}

/** An elder of another family shows their card at the doctor's desk. */
export async function somebodyPresent(
  app: TestApp,
  { accountId, staff }: World['staff']['family-doctor'],
  birthDate = '1949-05-02',
): Promise<string> {
  const helper = await app.newAccount()
  const patientId = await app.newPatient(birthDate, { [helper]: 'parent' })
  await applyFor(app.as(helper), patientId)
  await verify(app.as(accountId, staff), await codeOf(app.as(helper), patientId), 'identify')
  return patientId
}

type Input = Readonly<Record<string, unknown>>

const SIGNED = {
  questionnaire: ANSWERS,
  agreementVersion: '2026-2',
  agreementHash: 'a'.repeat(64),
  consents: { teamRecord: true, gridWorker: false },
  signature: STROKES,
  helperPhone: '13800000001',
}

export const CONTRACT_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'contract.eligibility': ({ patientId }) => ({ patientIds: [patientId] }),
  'contract.agreement': ({ otherTeamId, caredPatientId, packageId, signedId }) => ({
    teamId: otherTeamId,
    patientId: caredPatientId,
    packageIds: [packageId],
    startsOn: '2026-11-28',
    previousId: signedId,
  }),
  'contract.submit': ({ otherTeamId, microGridId, buildingId, caredPatientId, packageId, signedId }) => ({
    teamId: otherTeamId,
    gridId: microGridId,
    buildingId,
    address: '2 单元 301',
    startsOn: '2026-11-28',
    previousId: signedId,
    applications: [
      { patientId: caredPatientId, packageIds: [packageId], declaredGroups: ['disabled'], ...SIGNED },
    ],
    idempotencyKey: newKey(),
  }),
  'contract.renew': ({ signedId, packageId }) => ({
    id: signedId,
    startsOn: '2027-11-21',
    packageIds: [packageId],
    ...SIGNED,
    idempotencyKey: newKey(),
  }),
  'contract.rules': () => ({}),
  'contract.list': () => ({}),
  'contract.get': ({ applicationId }) => ({ id: applicationId }),
  'contract.sendCode': ({ draftId }) => ({ id: draftId, idempotencyKey: newKey() }),
  'contract.confirmCode': ({ draftId }) => ({ id: draftId, code: '123456', idempotencyKey: newKey() }),
  'contract.againText': ({ draftId }) => ({ id: draftId }),
  'contract.signAgain': ({ draftId }) => ({
    id: draftId,
    agreementVersion: SIGNED.agreementVersion,
    agreementHash: SIGNED.agreementHash,
    signature: STROKES,
    idempotencyKey: newKey(),
  }),
  'contract.answerInfo': ({ applicationId }) => ({
    id: applicationId,
    text: '户口簿在家',
    idempotencyKey: newKey(),
  }),
  'contract.withdraw': ({ applicationId }) => ({ id: applicationId, idempotencyKey: newKey() }),
  'contract.previewEnd': ({ signedId }) => ({ id: signedId }),
  'contract.terminate': ({ signedId }) => ({ id: signedId, reason: 'moved', idempotencyKey: newKey() }),
  'contract.confirmYear': ({ signedId }) => ({ id: signedId, idempotencyKey: newKey() }),
  'contract.addAddendum': ({ signedId }) => ({
    id: signedId,
    text: '门诊搬到二楼',
    idempotencyKey: newKey(),
  }),
  'contract.pdf': ({ applicationId }) => ({ id: applicationId }),
  'contract.check': () => ({ code: 'ABCD-2345-WXYZ' }),
  'contract.inbox': ({ careTeamId }) => ({
    teamId: careTeamId,
    tab: 'waiting',
    cursor: Buffer.from(`2026-11-20T01:00:00.000Z/${newKey()}`).toString('base64url'),
  }),
  'contract.application': ({ applicationId }) => ({ id: applicationId }),
  'contract.review': ({ applicationId }) => ({
    id: applicationId,
    decision: 'ask',
    text: '户口簿拍一张',
    idempotencyKey: newKey(),
  }),
  'contract.acceptMany': ({ applicationId }) => ({ ids: [applicationId], idempotencyKey: newKey() }),
  'contract.secondCode': ({ draftId }) => ({ id: draftId }),
  'contract.signOnSite': ({ draftId }) => ({
    id: draftId,
    signature: STROKES,
    secondStaffCode: 'ABCD-2345',
    witness: {
      reason: 'cannot-see',
      witnessName: '示例邻居',
      witnessRelation: '邻居',
      documentsSeen: '',
      isReadAloud: true,
      hasPhotoConsent: true,
    },
    idempotencyKey: newKey(),
  }),
  'contract.applicationText': ({ draftId }) => ({ id: draftId }),
  'contract.onSite': ({ careTeamId, presentId }) => ({ teamId: careTeamId, patientId: presentId }),
  'contract.packagesOnSite': ({ presentId }) => ({ patientId: presentId }),
  'contract.draftOnSite': ({ careTeamId, presentId, packageId, microGridId, buildingId }) => ({
    teamId: careTeamId,
    patientId: presentId,
    gridId: microGridId,
    buildingId,
    address: '1 单元 101',
    packageIds: [packageId],
    questionnaire: ANSWERS,
    consents: { teamRecord: true, gridWorker: false },
    idempotencyKey: newKey(),
  }),
  'contract.previewEndByTeam': ({ signedId }) => ({ id: signedId }),
  'contract.terminateByTeam': ({ signedId }) => ({
    id: signedId,
    reason: 'moved',
    text: '搬去外省',
    idempotencyKey: newKey(),
  }),
  'contract.setAddress': ({ applicationId, microGridId, buildingId }) => ({
    id: applicationId,
    gridId: microGridId,
    buildingId,
    idempotencyKey: newKey(),
  }),
}
