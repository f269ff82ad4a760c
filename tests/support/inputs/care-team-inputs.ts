import { randomBytes } from 'node:crypto'
import { currentConsentText } from '#domain/consent/consent-text'
import { spokenCode } from '#domain/kernel/spoken-code'
import { dayAfter, newKey, type TestApp } from '../room/test-app'
import { joinTeam, newContract, newTeam } from '../rows/service-task-rows'
import { why } from '../rows/test-office'
import type { World } from './example-inputs'

/** The ids of a team that the doctor leads, its grid, and a child of the family in its care. */
export interface CareTeamWorld {
  readonly careTeamId: string
  /** Of the same office. */
  readonly otherTeamId: string
  readonly microGridId: string
  readonly posterCode: string
  readonly leaderId: string
  readonly memberId: string
  readonly absenceId: string
  readonly caredPatientId: string
  /** Something that the family declared of that child. */
  readonly keyGroupId: string
}

const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64')

export async function careTeamWorld(
  app: TestApp,
  place: { organizationId: string; practitionerId: string },
  { accountId }: { accountId: string },
  staff: World['staff'],
): Promise<CareTeamWorld> {
  const { db } = app.database
  const { organizationId, practitionerId: leaderId } = place
  const team = await newTeam(app, { organizationId })
  const { teamId, gridId, buildingId } = team
  const otherTeamId = (await newTeam(app, { organizationId })).teamId
  await db.careTeamGrid.create({ data: { teamId, gridId } })
  const since = new Date(dayAfter(app, -400))
  await db.careTeamMember.create({ data: { teamId, practitionerId: leaderId, role: 'leader', since } })
  const member = await joinTeam(app, team)
  await db.gridWorker.create({ data: { gridId, accountId: staff['grid-worker'].accountId, since } })
  const posterCode = spokenCode(randomBytes(8))
  await db.building.update({ where: { id: buildingId }, data: { posterCode } })
  const absenceId = await absenceOf(app, staff['family-doctor'], teamId, member.practitionerId)
  const caredPatientId = await app.newPatient('2022-09-01', { [accountId]: 'child' })
  await newContract(app, team, { patientId: caredPatientId, applicantId: accountId })
  await app.as(accountId).consent.decide({
    patientId: caredPatientId,
    purpose: 'grid-worker',
    decision: 'given',
    textVersion: currentConsentText('grid-worker').version,
    idempotencyKey: newKey(),
  })
  return {
    careTeamId: teamId,
    otherTeamId,
    microGridId: gridId,
    posterCode,
    leaderId,
    memberId: member.practitionerId,
    absenceId,
    caredPatientId,
    keyGroupId: await declaredGroup(app, accountId, caredPatientId),
  }
}

/** Of a member, long after today, and the group's picture. */
async function absenceOf(
  app: TestApp,
  doctor: World['staff']['family-doctor'],
  teamId: string,
  practitionerId: string,
): Promise<string> {
  const { careTeam } = app.as(doctor.accountId, doctor.staff)
  await careTeam.setChatGroup({ teamId, mediaType: 'image/png', base64: PICTURE, idempotencyKey: newKey() })
  const days = { startsOn: dayAfter(app, 100), endsOn: dayAfter(app, 104) }
  const away = { teamId, practitionerId, coverPractitionerId: null, ...days, idempotencyKey: newKey() }
  return (await careTeam.addAbsence(away)).id
}

async function declaredGroup(app: TestApp, accountId: string, patientId: string): Promise<string> {
  const ctx = app.context(accountId)
  const { account } = ctx
  if (!account) throw new Error('a family has logged in')
  await ctx.transaction((tx) =>
    ctx.access.declareKeyGroups(
      { ...ctx, account, tx },
      { patientId, groups: ['disabled'] },
      app.clock.now(),
    ),
  )
  const row = await app.database.db.keyGroupMember.findFirstOrThrow({
    where: { patientId },
    select: { id: true },
  })
  return row.id
}

type Input = Readonly<Record<string, unknown>>

export const CARE_TEAM_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'contract.grids': ({ microGridId }) => ({ parentId: microGridId, query: '示例路 1 栋' }),
  'contract.poster': ({ posterCode }) => ({ code: posterCode }),
  'contract.teams': ({ microGridId, patientId, careTeamId }) => ({
    gridId: microGridId,
    patientIds: [patientId],
    cursor: careTeamId,
  }),
  'contract.team': ({ careTeamId, microGridId }) => ({ teamId: careTeamId, gridId: microGridId }),
  'contract.teamChatGroup': ({ careTeamId }) => ({ teamId: careTeamId }),
  'contract.packages': ({ patientId }) => ({ patientId, declaredGroups: ['hypertension'] }),
  'careTeam.mine': () => ({}),
  'careTeam.setCapacity': ({ careTeamId }) => ({
    teamId: careTeamId,
    capacity: 1_500,
    idempotencyKey: newKey(),
  }),
  'careTeam.absences': ({ careTeamId }) => ({ teamId: careTeamId }),
  'careTeam.addAbsence': ({ careTeamId, memberId, leaderId }) => ({
    teamId: careTeamId,
    practitionerId: memberId,
    coverPractitionerId: leaderId,
    startsOn: '2026-12-01',
    endsOn: '2026-12-03',
    idempotencyKey: newKey(),
  }),
  'careTeam.cancelAbsence': ({ absenceId }) => ({ id: absenceId, idempotencyKey: newKey() }),
  'careTeam.setChatGroup': ({ careTeamId }) => ({
    teamId: careTeamId,
    mediaType: 'image/png',
    base64: PICTURE,
    idempotencyKey: newKey(),
  }),
  'careTeam.notes': ({ careTeamId }) => ({ teamId: careTeamId, cursor: '0' }),
  'careTeam.addNote': ({ careTeamId, microGridId }) => ({
    teamId: careTeamId,
    gridId: microGridId,
    on: '2026-11-20',
    kind: 'free-clinic',
    text: '小区门口义诊',
    reached: 30,
    idempotencyKey: newKey(),
  }),
  'careTeam.posters': ({ careTeamId }) => ({ teamId: careTeamId }),
  'careTeam.leave': ({ careTeamId, memberId, leaderId }) => ({
    teamId: careTeamId,
    practitionerId: memberId,
    lastOn: '2026-12-31',
    successorId: leaderId,
    idempotencyKey: newKey(),
  }),
  'careTeam.dissolve': ({ careTeamId, otherTeamId }) => ({
    teamId: careTeamId,
    successorId: otherTeamId,
    ...why(),
  }),
  'keyGroup.list': ({ caredPatientId }) => ({ patientId: caredPatientId }),
  'keyGroup.add': ({ caredPatientId }) => ({
    patientId: caredPatientId,
    group: 'copd',
    evidence: '县医院诊断书',
    idempotencyKey: newKey(),
  }),
  'keyGroup.end': ({ keyGroupId }) => ({ id: keyGroupId, idempotencyKey: newKey() }),
  'gridWorker.mine': () => ({}),
  'gridWorker.residents': ({ microGridId, caredPatientId }) => ({
    gridId: microGridId,
    cursor: caredPatientId,
  }),
}
