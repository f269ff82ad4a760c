import { DomainError } from '#domain/kernel/errors'
import type { HospitalLevel } from '#domain/mutual-aid/claim/claim-care'
import type { Transaction } from '../../../platform/database/database'
import { findPlace } from '../review/facts-store'
import type { ClaimInput } from './claim-input'

export interface TreatedAt {
  readonly name: string
  readonly organizationId: string | null
  readonly level: HospitalLevel
  readonly isInTerritory: boolean
}

/**
 * Where the child was treated. A lead hospital of the alliance counts as a tertiary one until the directory says more:
 * the higher deductible, and what is too much shows in the review.
 *
 * @throws not_found for a place that the directory does not have
 */
export async function placeOf(
  tx: Transaction,
  hospital: ClaimInput['hospital'],
  region: string,
): Promise<TreatedAt> {
  if (!('organizationId' in hospital)) {
    const { nameZh, level, isInTerritory } = hospital
    return { name: nameZh, organizationId: null, level, isInTerritory }
  }
  const place = await findPlace(tx, hospital.organizationId, region)
  if (!place) throw new DomainError('not_found')
  return {
    name: place.name,
    organizationId: hospital.organizationId,
    level: place.kind === 'lead-hospital' ? 'tertiary' : 'primary',
    isInTerritory: true,
  }
}
