import { claimDueAt } from '#domain/mutual-aid/claim/claim-clock'
import { claimRules } from '#domain/mutual-aid/claim/claim-rules'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import type { StaffWriteContext } from '../../../platform/context'
import { type ClaimRow, updateClaim } from '../claim-store'
import { tellFamily } from '../tell-family'
import { cancelOwed } from './post-aid'

/**
 * A claim that was granted is looked at anew by two persons: what was not paid is not owed meanwhile, the office has a
 * day by which it decides, and the family is told what becomes of the money.
 */
export async function reopen(ctx: StaffWriteContext, claim: ClaimRow, status: ClaimStatus): Promise<void> {
  await cancelOwed(ctx, claim)
  const by = { accountId: ctx.account.id, at: ctx.now() }
  const rules = claimRules(await ctx.rules(), claim.region, claim.admittedOn)
  const nobody = { reviewerAccountId: null, approverAccountId: null, publicUntil: null, payBy: null }
  const dueAt = claimDueAt('decision', by.at, [], rules)
  await updateClaim(ctx.tx, claim.id, { ...nobody, status, dueAt, escalatedAt: null }, by)
  const facts = { isPaid: claim.paidFen > 0n ? 1 : 0 }
  await tellFamily(ctx, ctx.tx, claim, { kind: 'claim-reopened', turn: by.at.getTime(), facts })
}
