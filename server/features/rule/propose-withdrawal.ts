import type * as z from 'zod/mini'
import { DomainError } from '#domain/kernel/errors'
import { withdrawVersion } from '#domain/kernel/rule-version'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import type { withdrawRuleInput } from './change-rule'
import { insertProposal } from './proposal-store'
import { mayProposeOf, simulation } from './simulate-proposal'
import { loadVersions } from './store'

/**
 * Proposes to take out a version that two persons agreed on, while its day is still to come: nothing is judged by a
 * version before its day, so nobody loses what was promised. The one before it goes on once somebody else has agreed
 * (journeys E4 49).
 *
 * @throws as mayProposeOf; not_found and rule_date_past as withdrawVersion; rule_proposal_open while another waits
 */
export async function proposeWithdrawal(
  ctx: StaffWriteContext,
  { region, code, validFrom, reason }: z.infer<typeof withdrawRuleInput>,
): Promise<{ id: string }> {
  await mayProposeOf(ctx, ctx.tx, { region, code })
  const versions = await loadVersions(ctx.tx, region, code)
  const left = withdrawVersion(versions, validFrom, localDateOf(ctx.now()))
  if ('code' in left) throw new DomainError(left.code, left.facts)
  const withdrawn = versions.find((version) => version.validFrom === validFrom)
  if (!withdrawn) throw new DomainError('not_found')
  const { value, source, verified } = withdrawn
  const id = await insertProposal(ctx.tx, {
    region,
    code,
    kind: 'withdraw',
    validFrom,
    value,
    source,
    verified,
    reason,
    simulation: await simulation(ctx, ctx.tx, { region, code, value }),
    proposedByAccountId: ctx.account.id,
    proposedAt: ctx.now(),
  })
  return { id }
}
