import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { DomainError } from '#domain/kernel/errors'
import { addVersion, withdrawVersion } from '#domain/kernel/rule-version'
import { localDateOf } from '#domain/kernel/time'
import { id } from '../../platform/api/input-shape'
import { reasonShape } from '../../platform/api/reason'
import type { StaffWriteContext } from '../../platform/context'
import { rewrite } from './change-rule'
import { closeProposal, insertProposal, lockProposal, type ProposalRow } from './proposal-store'
import { mayChangeRegion } from './region-scope'
import { ruleName } from './rule-name'
import { mayPropose, simulation } from './simulate-proposal'
import { loadVersions } from './store'

export const proposeShape = {
  region: ruleName,
  code: ruleName,
  validFrom: day,
  /** Judged by the rule's own schema. */
  value: z.unknown(),
  source: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)),
  verified: z.boolean(),
  ...reasonShape,
}
const proposeInput = z.object(proposeShape)

export const decideShape = {
  id,
  approve: z.boolean(),
  answer: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)),
}
const decideInput = z.object(decideShape)

/**
 * Proposes a rule from a day to come, with what last year would have come to. Nothing holds before somebody else has
 * agreed (journeys E4 49).
 *
 * @throws as mayPropose; rule_date_past and rule_date_taken as addVersion; rule_proposal_open while another waits
 */
export async function proposeRule(
  ctx: StaffWriteContext,
  input: z.infer<typeof proposeInput>,
): Promise<{ id: string }> {
  const { region, code, validFrom, source, verified, reason } = input
  const { value } = await mayPropose(ctx, ctx.tx, { region, code, value: input.value })
  const versions = await loadVersions(ctx.tx, region, code)
  const added = addVersion(versions, { validFrom, value, source, verified }, localDateOf(ctx.now()))
  if ('code' in added) throw new DomainError(added.code, added.facts)
  const proposalId = await insertProposal(ctx.tx, {
    region,
    code,
    kind: 'add',
    validFrom,
    value,
    source,
    verified,
    reason,
    simulation: await simulation(ctx, ctx.tx, { region, code, value }),
    proposedByAccountId: ctx.account.id,
    proposedAt: ctx.now(),
  })
  return { id: proposalId }
}

/**
 * A second person agrees, and the value holds from its day on, or is taken out before it; or does not, and says why.
 *
 * @throws not_found alike for absent proposals and those of other regions; not_permitted for whoever proposed it;
 * rule_proposal_over; rule_date_past and rule_date_taken as addVersion, not_found as withdrawVersion
 */
export async function decideProposal(
  ctx: StaffWriteContext,
  { id: proposalId, approve, answer }: z.infer<typeof decideInput>,
): Promise<{ status: 'approved' | 'rejected' }> {
  const proposal = await openProposal(ctx, proposalId)
  if (proposal.proposedByAccountId === ctx.account.id) throw new DomainError('not_permitted')
  const status = approve ? 'approved' : 'rejected'
  await close(ctx, proposalId, status, answer)
  if (approve) {
    const { kind, validFrom, value, source, verified } = proposal
    await rewrite(ctx, proposal, (versions, today) =>
      kind === 'add'
        ? addVersion(versions, { validFrom, value, source, verified }, today)
        : withdrawVersion(versions, validFrom, today),
    )
  }
  return { status }
}

/** @throws not_found alike for absent proposals and those of somebody else; rule_proposal_over */
export async function takeBackProposal(
  ctx: StaffWriteContext,
  { id: proposalId }: { readonly id: string },
): Promise<Record<string, never>> {
  const proposal = await openProposal(ctx, proposalId)
  if (proposal.proposedByAccountId !== ctx.account.id) throw new DomainError('not_found')
  await close(ctx, proposalId, 'taken-back', null)
  return {}
}

async function openProposal(ctx: StaffWriteContext, proposalId: string): Promise<ProposalRow> {
  const proposal = await lockProposal(ctx.tx, proposalId)
  if (!proposal) throw new DomainError('not_found')
  await mayChangeRegion(ctx.tx, ctx.staff, proposal.region)
  if (proposal.status !== 'open') throw new DomainError('rule_proposal_over')
  return proposal
}

function close(
  ctx: StaffWriteContext,
  proposalId: string,
  status: 'approved' | 'rejected' | 'taken-back',
  answer: string | null,
): Promise<void> {
  const by = { decidedByAccountId: ctx.account.id, decidedAt: ctx.now() }
  return closeProposal(ctx.tx, proposalId, { status, ...by, answer })
}
