import type { Badge } from '#domain/directory/badge'
import type { OrganizationKind } from '#domain/directory/organization-kind'
import type { Service } from '#domain/kernel/healthcare-service'
import type { OrganizationRecord } from './store'

/** A place as everybody may see it. Two places of one name differ in their street. */
export interface OrganizationView {
  readonly id: string
  readonly name: string
  readonly kind: OrganizationKind
  readonly parentName: string | null
  readonly street: string
  readonly address: string
  readonly phone: string
  readonly latitude: number
  readonly longitude: number
  readonly badges: readonly Badge[]
  readonly services: readonly Service[]
  /** Somebody with a paediatric certificate that is valid today works here, for the service that was asked for. */
  readonly certifiedPractitioner: boolean
}

export function organizationView(record: OrganizationRecord): OrganizationView {
  const { pinyin: _pinyin, initials: _initials, region: _region, ...view } = record
  return view
}
