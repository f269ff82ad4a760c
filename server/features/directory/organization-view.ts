import type { OrganizationRecord } from './store'

/** A place as everybody may see it: without what it is searched by and whose rules hold there. */
export type OrganizationView = Omit<OrganizationRecord, 'pinyin' | 'initials' | 'region'>

export function organizationView(record: OrganizationRecord): OrganizationView {
  const { pinyin: _pinyin, initials: _initials, region: _region, ...view } = record
  return view
}
