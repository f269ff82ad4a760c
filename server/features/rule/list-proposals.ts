import * as z from 'zod/mini'
import { ruleInWords } from '#domain/kernel/rule-definition'
import { ruleInForce } from '#domain/kernel/rule-set'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ruleDefinition } from '#domain/rule-definitions'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import { id } from '../../platform/api/input-shape'
import type { StaffContext } from '../../platform/context'
import { listProposalRows, PROPOSAL_STATUSES, type ProposalRow } from './proposal-store'
import { loadRegions } from './store'

export const listProposalsInput = z.strictObject({
  status: z.optional(z.enum(PROPOSAL_STATUSES)),
  /** The id of the last row of the page before. */
  cursor: z.optional(id),
})

export interface ListedProposal
  extends Omit<ProposalRow, 'proposedAt' | 'decidedAt' | 'proposedByAccountId' | 'decidedByAccountId'> {
  readonly nameZh: string
  /** What holds today, and what would. */
  readonly beforeInWords: string
  readonly afterInWords: string
  readonly proposedBy: string | null
  readonly proposedAt: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  /** Whoever asks proposed it: somebody else decides. */
  readonly isOwn: boolean
}

/** What was proposed for the regions of an office, newest first. */
export async function listProposals(
  ctx: StaffContext,
  { status, cursor }: z.infer<typeof listProposalsInput>,
): Promise<{ rows: ListedProposal[]; nextCursor: string | null }> {
  const { writable } = await loadRegions(ctx.db, ctx.staff)
  const found = await listProposalRows(ctx.db, writable, { status, after: cursor, limit: PAGE_AND_ONE })
  const { rows, nextCursor } = cutPage(found, (row) => row.id)
  const accountIds = rows.flatMap(({ proposedByAccountId, decidedByAccountId }) =>
    decidedByAccountId ? [proposedByAccountId, decidedByAccountId] : [proposedByAccountId],
  )
  const names = await ctx.access.staffNames(ctx.db, [...new Set(accountIds)])
  const rules = await ctx.rules()
  const today = localDateOf(ctx.now())
  return {
    rows: rows.map(({ proposedByAccountId, decidedByAccountId, proposedAt, decidedAt, ...row }) => {
      const definition = ruleDefinition(row.code)
      return {
        ...row,
        nameZh: definition?.nameZh ?? row.code,
        beforeInWords: ruleInWords(ruleInForce(rules, row.region, row.code, today)?.value, definition),
        afterInWords: ruleInWords(row.value, definition),
        proposedBy: names.get(proposedByAccountId) ?? null,
        proposedAt: toIsoShanghai(proposedAt),
        decidedBy: decidedByAccountId && (names.get(decidedByAccountId) ?? null),
        decidedAt: decidedAt && toIsoShanghai(decidedAt),
        isOwn: proposedByAccountId === ctx.account.id,
      }
    }),
    nextCursor,
  }
}
