import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../platform/database/database'
import { lockTree } from './operate-organizations'
import { findTopRegions, putOrganization } from './operator-store'
import { searchKeys } from './search-keys'

/**
 * The region at the top of the directory; made when there is none, since the console only hangs places under others.
 * It goes by the general rules until its office gives it some of its own. Nobody else touches the tree until the
 * transaction ends.
 *
 * @returns null when several regions stand at the top: none of them is the county
 */
export async function ensureCounty(
  tx: Transaction,
  name: string,
): Promise<{ readonly id: string; readonly isNew: boolean } | null> {
  await lockTree({ tx })
  const [id, ...others] = await findTopRegions(tx)
  if (id !== undefined) return others.length === 0 ? { id, isNew: false } : null
  const newId = randomUUID()
  // The rest is for the office to write: a region receives nobody, so that no family sees it or goes there.
  const unwritten = {
    street: '',
    address: '',
    phone: '',
    latitude: 0,
    longitude: 0,
    badges: [],
    services: [],
  }
  const draft = { ...unwritten, parentId: null, kind: 'region', name, region: '*' } as const
  await putOrganization(tx, newId, draft, searchKeys(name, 'place'))
  return { id: newId, isNew: true }
}
