/** The steps of the alliance tree: region → lead hospital → centre → station (systems S0-03, S1-01). */
export const ORGANIZATION_KINDS = [
  'region',
  'lead-hospital',
  'community-centre',
  'township-centre',
  'village-station',
] as const
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number]

export const ORGANIZATION_KIND_NAMES_ZH = {
  region: '县域',
  'lead-hospital': '牵头医院',
  'community-centre': '社区卫生服务中心',
  'township-centre': '乡镇卫生院',
  'village-station': '村卫生室',
} as const satisfies Record<OrganizationKind, string>

/**
 * True where a child should be seen first. Such places are listed before hospitals, which keep their ordinary
 * visits for whoever was referred or insists (systems S0-20, S0-11).
 */
export function isPrimaryCare(kind: OrganizationKind): boolean {
  return kind === 'community-centre' || kind === 'township-centre' || kind === 'village-station'
}
