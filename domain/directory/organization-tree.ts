import type { OrganizationKind } from './organization-kind'

/** How far below the region a kind stands; what stands deeper may hang under what stands higher. */
const DEPTH = {
  region: 0,
  'lead-hospital': 1,
  'community-centre': 2,
  'township-centre': 2,
  'village-station': 3,
} as const satisfies Record<OrganizationKind, number>

export const ORGANIZATION_KIND_NAMES_ZH = {
  region: '地区',
  'lead-hospital': '牵头医院',
  'community-centre': '社区卫生服务中心',
  'township-centre': '乡镇卫生院',
  'village-station': '村卫生室',
} as const satisfies Record<OrganizationKind, string>

/** Regions lie in regions; everything else hangs under something higher (systems S0-03). */
export function mayHangUnder(kind: OrganizationKind, parent: OrganizationKind): boolean {
  return DEPTH[parent] < DEPTH[kind] || (kind === 'region' && parent === 'region')
}
