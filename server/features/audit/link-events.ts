import type { DatabaseAccess } from '../../platform/database/database'
import type { Log } from '../../platform/log'
import { findHead, insertLinks, listUnlinked, lockChain } from './chain-store'
import { eventHash } from './event-hash'

const BATCH = 500
/** A run takes what a busy quarter of an hour wrote; the next one goes on. */
const BATCHES_MAX = 40

/**
 * Draws the chain over the events that were committed since. The hash of its end goes into the log, which is kept
 * elsewhere: whoever rewrote the whole table would still be found out.
 */
export async function linkEvents({
  transaction,
  log,
}: Pick<DatabaseAccess, 'transaction'> & { readonly log: Pick<Log, 'info'> }): Promise<void> {
  for (let batch = 0; batch < BATCHES_MAX; batch++) {
    const { linked, head } = await transaction(linkBatch)
    if (linked > 0) log.info({ links: Number(head.no), head: head.hash }, 'audit chain')
    if (linked < BATCH) return
  }
}

async function linkBatch(tx: Parameters<typeof lockChain>[0]) {
  await lockChain(tx)
  const end = await findHead(tx)
  let no = end?.no ?? 0n
  let hash: Uint8Array | null = end?.hash ?? null
  const links = (await listUnlinked(tx, BATCH)).map((event) => {
    no += 1n
    hash = eventHash(hash, event)
    return { no, eventId: event.id, hash }
  })
  await insertLinks(tx, links)
  return { linked: links.length, head: { no, hash: hash ? Buffer.from(hash).toString('hex') : null } }
}
