import { fen } from '#domain/kernel/fen'
import { addDays, localDateOf } from '#domain/kernel/time'
import { claimRules } from '#domain/mutual-aid/claim/claim-rules'
import { OTHER_DISEASES_ZH } from '#domain/mutual-aid/claim/disease-group'
import { ageBandZh, amountBandZh, type PublicCase, publicFace } from '#domain/mutual-aid/claim/public-case'
import { readCursor, writeCursor } from '../../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { Context } from '../../../platform/context'
import { monthOf } from '../reading/show-claim'
import { countPeers, listPublished, type PeerRow } from '../reading/view-store'

/** Cells beyond the smallest one are all alike to the rule; so many stand for any number. */
const PEERS_MAX = 50

export interface PublishedCase extends PublicCase {
  readonly id: string
  readonly publicUntil: string
}

/**
 * What stands on notice before it is paid, so coarse that nobody is recognised (rules MA-17, journeys E4 42). Two
 * statements.
 */
export async function readPublicity(
  ctx: Pick<Context, 'db' | 'now' | 'rules'>,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<{ rows: PublishedCase[]; nextCursor: string | null }> {
  const today = localDateOf(ctx.now())
  const after = cursor === undefined ? null : readCursor(cursor)
  const found = await listPublished(ctx.db, today, { after, limit: PAGE_AND_ONE })
  const peers = await countPeers(ctx.db, addDays(today, -365))
  const rules = await ctx.rules()
  const { rows: page, nextCursor } = cutPage(found, ({ id, decidedAt }) =>
    writeCursor({ start: decidedAt, id }),
  )
  const rows = page.map((row) => {
    const { smallestCell } = claimRules(rules, row.region, row.admittedOn)['MA-17'].value
    const shown = {
      id: row.id,
      publicUntil: row.publicUntil,
      ageBand: ageBandZh(row.ageYears),
      diseaseGroup: row.diseaseGroup ?? OTHER_DISEASES_ZH,
      pathway: row.pathway,
      amountBand: amountBandZh(fen(Number(row.benefitFen))),
      month: monthOf(row.decidedAt),
    }
    return publicFace(shown, cellsOf(peers, row.region), smallestCell)
  })
  return { rows, nextCursor }
}

function cellsOf(peers: readonly PeerRow[], region: string) {
  return peers
    .filter((peer) => peer.region === region)
    .flatMap(({ ageYears, diseaseGroup, pathway, cases }) =>
      Array.from({ length: Math.min(cases, PEERS_MAX) }, () => ({
        ageBand: ageBandZh(ageYears),
        diseaseGroup: diseaseGroup ?? OTHER_DISEASES_ZH,
        pathway,
      })),
    )
}
