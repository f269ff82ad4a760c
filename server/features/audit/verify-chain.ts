import type { StaffContext } from '../../platform/context'
import { findHash, findStray, type LinkedRow, listLinksAfter } from './chain-store'
import { eventHash } from './event-hash'
import { linkEvents } from './link-events'

const PAGE = 1_000
/** A call is answered within a second or two; who wants to see more goes on where it ended. */
const PAGES_MAX = 20

interface VerifyAnswer {
  /** So many links were walked, from the first on. */
  readonly links: number
  /** The first link that does not fit what it covers; null: every one does, as far as was walked. */
  readonly brokenAt: number | null
  /** Where to go on; null: this was the end. */
  readonly nextAfter: number | null
}

/** Walks the chain from `after` on and finds what was changed, taken out or slipped in. */
export async function verifyChain(
  ctx: StaffContext,
  { after = 0 }: { readonly after?: number | undefined },
): Promise<VerifyAnswer> {
  if (after === 0) await linkEvents(ctx)
  let no = BigInt(after)
  let hash = after === 0 ? null : await findHash(ctx.db, no)
  for (let page = 0; page < PAGES_MAX; page++) {
    const links = await listLinksAfter(ctx.db, no, PAGE)
    for (const link of links) {
      if (!fits(link, no, hash)) return { links: Number(no), brokenAt: Number(no + 1n), nextAfter: null }
      no = link.no
      hash = link.hash
    }
    if (links.length < PAGE) {
      const stray = await findStray(ctx.db)
      return { links: Number(no), brokenAt: stray === null ? null : Number(stray), nextAfter: null }
    }
  }
  return { links: Number(no), brokenAt: null, nextAfter: Number(no) }
}

function fits(link: LinkedRow, before: bigint, hash: Uint8Array | null): boolean {
  return link.no === before + 1n && link.exists && eventHash(hash, link).equals(link.hash)
}
