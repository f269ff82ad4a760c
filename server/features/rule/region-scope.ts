import { DomainError } from '#domain/kernel/errors'
import type { Database, Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { loadRegions } from './store'

/**
 * @throws not_found alike for a region that does not exist and one that another office answers for; not_permitted for
 * the general rules, which only the office at the top of a tree may change
 */
export async function mayChangeRegion(
  tx: Database | Transaction,
  scope: StaffScope,
  region: string,
): Promise<void> {
  const { writable } = await loadRegions(tx, scope)
  if (!writable.includes(region)) throw new DomainError(region === '*' ? 'not_permitted' : 'not_found')
}

/** Everybody's general rules may be read; of the others those of one's own places. @throws not_found */
export async function mayReadRegion(db: Database, scope: StaffScope, region: string): Promise<void> {
  if (region === '*') return
  const { own, writable } = await loadRegions(db, scope)
  if (region !== own && !writable.includes(region)) throw new DomainError('not_found')
}
