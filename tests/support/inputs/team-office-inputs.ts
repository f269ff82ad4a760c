import { newKey, type TestApp } from '../room/test-app'
import { why } from '../rows/test-office'
import type { CareTeamWorld } from './care-team-inputs'
import type { World } from './example-inputs'

/** What the county's office keeps of teams and grids. */
export interface TeamOfficeWorld {
  /** In which the micro-grid of the team lies. */
  readonly gridParentId: string
  readonly buildingId: string
  /** Of the grid worker in the micro-grid. */
  readonly gridAppointmentId: string
  /** A grid worker of the place who works in no grid yet. */
  readonly freeWorkerId: string
}

export async function teamOfficeWorld(
  app: TestApp,
  { organizationId }: { organizationId: string },
  { microGridId: gridId }: Pick<CareTeamWorld, 'microGridId'>,
): Promise<TeamOfficeWorld> {
  const { db } = app.database
  const grid = await db.grid.findUniqueOrThrow({
    where: { id: gridId },
    select: { parentId: true, buildings: { select: { id: true } }, workers: { select: { id: true } } },
  })
  const free = await app.newStaff('grid-worker', organizationId)
  return {
    gridParentId: grid.parentId ?? '',
    buildingId: grid.buildings[0]?.id ?? '',
    gridAppointmentId: grid.workers[0]?.id ?? '',
    freeWorkerId: free.accountId,
  }
}

type Input = Readonly<Record<string, unknown>>

export const TEAM_OFFICE_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'careTeam.list': () => ({ query: '示例' }),
  'careTeam.save': ({ careTeamId, organizationId, leaderId, memberId, microGridId }) => ({
    id: careTeamId,
    organizationId,
    name: '示例团队',
    intro: '儿科和老人',
    phone: '028-0000-0000',
    phoneFrom: '08:00',
    phoneTo: '18:00',
    fallbackPhone: '028-0000-0001',
    languages: ['mandarin', 'sign'],
    capacity: 1_500,
    offDutyText: '现在下班了，急症打 120',
    members: [
      { practitionerId: leaderId, role: 'leader' },
      { practitionerId: memberId, role: 'doctor' },
    ],
    gridIds: [microGridId],
    ...why(),
  }),
  'grid.list': () => ({ query: '示例', level: 'micro-grid' }),
  'grid.get': ({ microGridId }) => ({ id: microGridId }),
  'grid.save': ({ microGridId, gridParentId, organizationId, buildingId }) => ({
    id: microGridId,
    parentId: gridParentId,
    name: '示例 1 网格',
    organizationId,
    buildings: [{ id: buildingId, name: '1 号楼' }, { name: '2 号楼' }],
    ...why(),
  }),
  'gridWorker.appoint': ({ microGridId, freeWorkerId }) => ({
    gridId: microGridId,
    accountId: freeWorkerId,
    ...why(),
  }),
  'gridWorker.end': ({ gridAppointmentId }) => ({ id: gridAppointmentId, ...why() }),
  'servicePackage.list': () => ({}),
  'servicePackage.save': () => ({
    code: `p-${newKey()}`,
    termYears: 1,
    nameZh: '示例包',
    groups: ['child-0-6'],
    insuranceFen: 6_000,
    publicHealthFen: 6_000,
    selfFen: 0,
    validFrom: '2027-03-01',
    source: '县卫健局通知',
    verified: true,
    items: [
      { itemCode: 'home-visit', perYear: 2, inWords: null },
      { itemCode: 'phone-advice', perYear: null, inWords: '每天' },
    ],
    ...why(),
  }),
  'agreementText.list': () => ({}),
  'agreementText.save': () => ({
    title: '家庭医生签约服务协议',
    summary: ['{team}从 {startsOn} 到 {endsOn} 照看{resident}，签的是{packages}，自己付 {price}。'],
    sections: [{ heading: '谁和谁签', paragraphs: ['居民：{resident}，电话 {phone}。'] }],
    validFrom: '2027-03-01',
    ...why(),
  }),
}
