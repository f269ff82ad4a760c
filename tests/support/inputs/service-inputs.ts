import { normalRecord } from '#domain/follow-up/follow-up-record'
import { localDateOf } from '#domain/kernel/time'
import { quarterOf } from '#domain/service-task/quarter'
import { writeCursor } from '#server/platform/api/cursor'
import { at, dayAfter, newKey, type TestApp } from '../room/test-app'
import { newContract, newPackage, planNow } from '../rows/service-task-rows'
import type { CareTeamWorld } from './care-team-inputs'
import type { World } from './example-inputs'

/** The ids of an adult in the care of the team: two calls that were made, one of them doubted, one to make. */
export interface ServiceWorld {
  readonly servedPatientId: string
  readonly servedContractId: string
  /** Counts as done, and nobody doubts it yet. */
  readonly doneTaskId: string
  readonly openTaskId: string
  readonly followUpId: string
  /** With a figure of danger that nobody has looked at. */
  readonly alertId: string
  readonly qualityCaseId: string
}

const NO_GROWTH = { weightGrams: null, statureMillimetres: null, statureAs: null, headMillimetres: null }
const HIGH = { systolic: 186, diastolic: 112, glucoseTenths: null, glucoseWhen: null }

export async function serviceWorld(
  app: TestApp,
  { organizationId }: { organizationId: string },
  family: { accountId: string },
  doctor: World['staff']['family-doctor'],
  { careTeamId: teamId, microGridId: gridId }: CareTeamWorld,
): Promise<ServiceWorld> {
  const { db } = app.database
  const { id: buildingId } = await db.building.findFirstOrThrow({ where: { gridId }, select: { id: true } })
  const patientId = await app.newPatient('2020-03-01', { [family.accountId]: 'child' })
  const packageIds = [await newPackage(app, { 'phone-follow-up': 12, 'home-visit': 1 })]
  const signed = { patientId, applicantId: family.accountId, packageIds, startsOn: dayAfter(app, -100) }
  const team = { teamId, organizationId, gridId, buildingId }
  const contractId = await newContract(app, team, signed)
  await planNow(app, [contractId])
  const { contract } = app.as(doctor.accountId, doctor.staff)
  const call = { ...calledToday(app), patientId }
  const first = await contract.record({ ...call, idempotencyKey: newKey() })
  const measured = { ...NO_GROWTH, vitals: HIGH }
  const second = await contract.record({ ...call, measured, idempotencyKey: newKey() })
  const doubt = { taskId: at([...second.taskIds], 0), text: '没有打过', idempotencyKey: newKey() }
  const doubted = await app.as(family.accountId).service.deny(doubt)
  const open = await db.serviceTask.findFirstOrThrow({
    where: { contractId, itemCode: 'phone-follow-up', status: 'open' },
    orderBy: { dueOn: 'asc' },
    select: { id: true },
  })
  return {
    servedPatientId: patientId,
    servedContractId: contractId,
    doneTaskId: at([...first.taskIds], 0),
    openTaskId: open.id,
    followUpId: first.id,
    alertId: second.id,
    qualityCaseId: doubted.id,
  }
}

function calledToday(app: Pick<TestApp, 'clock'>) {
  const doneOn = localDateOf(app.clock.now())
  return { way: 'phone', doneOn, outcome: 'done', record: normalRecord('child', ['sleep']) } as const
}

/** The day on which the tests of every procedure happen. */
const DAY = '2026-11-21'

export const SERVICE_INPUTS: Readonly<Record<string, (world: World) => Readonly<Record<string, unknown>>>> = {
  'contract.prepareRecord': ({ servedPatientId, openTaskId }) => ({
    patientId: servedPatientId,
    taskId: openTaskId,
  }),
  'contract.record': ({ servedPatientId, openTaskId, followUpId }) => ({
    patientId: servedPatientId,
    taskId: openTaskId,
    way: 'phone',
    doneOn: DAY,
    outcome: 'done',
    record: { ...normalRecord('child', ['feeding']), words: '多到外面玩', nextOn: '2026-12-21' },
    measured: {
      weightGrams: 21_000,
      statureMillimetres: 1_160,
      statureAs: 'height',
      headMillimetres: null,
      vitals: HIGH,
    },
    confirmed: true,
    correctsId: followUpId,
    idempotencyKey: newKey(),
  }),
  'contract.withdrawRecord': ({ followUpId }) => ({ id: followUpId, idempotencyKey: newKey() }),
  'service.progress': ({ servedPatientId }) => ({ patientId: servedPatientId }),
  'service.deny': ({ doneTaskId }) => ({ taskId: doneTaskId, text: '没有打过', idempotencyKey: newKey() }),
  'service.reportPhone': ({ servedPatientId }) => ({ patientId: servedPatientId, idempotencyKey: newKey() }),
  'service.evaluate': ({ servedContractId }) => ({
    contractId: servedContractId,
    answers: { reachable: 'yes', clear: 'partly', kept: 'no' },
    comment: '电话难打',
    idempotencyKey: newKey(),
  }),
  'service.evaluation': ({ servedContractId }) => ({ contractId: servedContractId }),
  'service.panel': ({ careTeamId, servedPatientId }) => ({
    teamId: careTeamId,
    group: 'child-0-6',
    overdue: true,
    overdueItem: 'phone-follow-up',
    query: '示例',
    cursor: servedPatientId,
  }),
  'service.today': ({ careTeamId }) => ({ teamId: careTeamId }),
  'service.homeVisits': ({ careTeamId }) => ({ teamId: careTeamId, on: DAY }),
  'service.performance': ({ careTeamId }) => ({ teamId: careTeamId, period: quarterOf(DAY as never) }),
  'service.alerts': ({ careTeamId }) => ({ teamId: careTeamId }),
  'service.calls': ({ careTeamId, followUpId }) => ({
    teamId: careTeamId,
    cursor: writeCursor({ start: new Date('2026-12-31'), id: followUpId }),
  }),
  'service.seenAlert': ({ alertId }) => ({ id: alertId, idempotencyKey: newKey() }),
  'qualityCase.list': () => ({ cursor: '0' }),
  'qualityCase.mine': ({ careTeamId }) => ({ teamId: careTeamId, cursor: '0' }),
  'qualityCase.explain': ({ qualityCaseId }) => ({
    id: qualityCaseId,
    text: '打过电话，通话 6 分钟',
    idempotencyKey: newKey(),
  }),
  'qualityCase.decide': ({ qualityCaseId }) => ({
    id: qualityCaseId,
    outcome: 'upheld',
    answer: '通话记录里没有',
    idempotencyKey: newKey(),
  }),
}
