/** The steps of the alliance tree: region → lead hospital → centre → station (systems S0-03, S1-01). */
export const ORGANIZATION_KINDS = [
  'region',
  'lead-hospital',
  'community-centre',
  'township-centre',
  'village-station',
] as const
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number]

/**
 * True where a child should be seen first. Such places are listed before hospitals, which keep their ordinary
 * visits for whoever was referred or insists (systems S0-20, S0-11).
 */
export function isPrimaryCare(kind: OrganizationKind): boolean {
  return kind === 'community-centre' || kind === 'township-centre' || kind === 'village-station'
}
