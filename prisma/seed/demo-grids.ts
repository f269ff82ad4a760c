import { createHash } from 'node:crypto'
import { spokenCode } from '#domain/kernel/spoken-code'
import type { Prisma } from '#server/platform/database/database'
import { demoId } from './demo-id'
import { DEMO_ORGANIZATIONS } from './demo-organizations'

const CENTRES = DEMO_ORGANIZATIONS.filter(
  ({ kind }) => kind === 'community-centre' || kind === 'township-centre',
)
const GRIDS_EACH = 2
const BUILDINGS_EACH = 4

/** Where the name of the centre does not say it: any other has one community, called as the centre is. */
const COMMUNITIES: Readonly<Record<string, readonly string[]>> = {
  chengdong: ['梧桐路', '滨河路'],
  qingqiao: ['青桥正街', '新桥'],
  'qingqiao-hedong': ['河东'],
  'baishi-chayuan': ['茶园'],
}

interface DemoGrid {
  readonly id: string
  /** Key of the centre that serves it. */
  readonly centre: string
  readonly community: string
  readonly name: string
}

/** The micro-grids of every centre, `梧桐路 1 网格`. */
export const DEMO_MICRO_GRIDS: readonly DemoGrid[] = CENTRES.flatMap(({ key }) =>
  communitiesOf(key).flatMap((community) =>
    numbers(GRIDS_EACH).map((number) => ({
      id: demoId('grid', key, community, String(number)),
      centre: key,
      community,
      name: `${community} ${number} 网格`,
    })),
  ),
)

/** Streets before communities before micro-grids: each row stands behind what it lies in. */
export function gridRows(): Prisma.GridCreateManyInput[] {
  const streets = [...new Set(CENTRES.map(({ street }) => street))].map((street) => ({
    id: streetId(street),
    parentId: null,
    level: 'street',
    name: street,
    organizationId: demoId('organization', centreOf(street)),
  }))
  const communities = CENTRES.flatMap(({ key, street }) =>
    communitiesOf(key).map((community) => ({
      id: demoId('grid', key, community),
      parentId: streetId(street),
      level: 'community',
      name: `${community}社区`,
      organizationId: demoId('organization', key),
    })),
  )
  const microGrids = DEMO_MICRO_GRIDS.map(({ id, centre, community, name }) => ({
    id,
    parentId: demoId('grid', centre, community),
    level: 'micro-grid',
    name,
    organizationId: demoId('organization', centre),
  }))
  return [...streets, ...communities, ...microGrids]
}

export function buildingRows(): Prisma.BuildingCreateManyInput[] {
  return DEMO_MICRO_GRIDS.flatMap(({ id, community, name }) => {
    const first = name.includes(' 1 ') ? 0 : BUILDINGS_EACH
    return numbers(BUILDINGS_EACH).map((number) => ({
      id: buildingId(id, first + number),
      gridId: id,
      name: `${community} ${first + number} 栋`,
      posterCode: posterCode(id, first + number),
    }))
  })
}

export function buildingId(gridId: string, number: number): string {
  return demoId('building', gridId, String(number))
}

function posterCode(gridId: string, number: number): string {
  return spokenCode(createHash('sha256').update(`poster/${gridId}/${number}`).digest())
}

function communitiesOf(key: string): readonly string[] {
  const centre = CENTRES.find((place) => place.key === key)
  const name = centre?.name.replace(/(?:社区卫生服务中心|[镇乡]卫生院)（示例）$/, '')
  return COMMUNITIES[key] ?? [name ?? key]
}

function centreOf(street: string): string {
  const centre = CENTRES.find((place) => place.street === street)
  if (!centre) throw new Error(`nobody serves ${street}`)
  return centre.key
}

function streetId(street: string): string {
  return demoId('grid', 'street', street)
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
