import { DomainError } from '#domain/kernel/errors'
import { type Fen, fen } from '#domain/kernel/fen'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import type { StaffWriteContext } from '../../../platform/context'
import { updateClaim } from '../claim-store'
import { countOpenObjections } from '../dispute/objection-store'
import { statusAfter } from '../own-claim'
import { noteStep } from '../review/review-claim'
import { claimOfPlan, noteLook } from '../review/staff-claim'
import { tellFamily } from '../tell-family'
import { postAid } from './post-aid'

/**
 * The custodian has sent the money, by the reference of its bank. Neither of the two who decided sends it. A fee that
 * the child's place still owes is kept of it (rules MA-19).
 *
 * @throws not_found, claim_state, claim_on_notice while an objection is open, claim_conflict, fund_short
 */
export async function payClaim(
  ctx: StaffWriteContext,
  { id, bankReference }: { readonly id: string; readonly bankReference: string },
): Promise<{ status: ClaimStatus; sentFen: Fen }> {
  const claim = await claimOfPlan(ctx, id)
  if (claim.status === 'publicity' || (await countOpenObjections(ctx.tx, id)) > 0) {
    throw new DomainError('claim_on_notice')
  }
  const status = statusAfter(claim, 'pay')
  if ([claim.reviewerAccountId, claim.approverAccountId].includes(ctx.account.id)) {
    throw new DomainError('claim_conflict', { reason: 'same-person' })
  }
  const benefitFen = Number(claim.benefitFen ?? 0)
  const amountFen = fen(benefitFen - Number(claim.paidFen))
  const by = { accountId: ctx.account.id, at: ctx.now() }
  const aid = { coverageId: claim.coverageId, aidFen: amountFen, byAccountId: by.accountId }
  const owedFen = await ctx.access.takeOwed(ctx.tx, ctx, aid)
  const sentFen = fen(amountFen - owedFen)
  await postAid(ctx, claim, 'aid-paid', amountFen)
  const feeKeptFen = Number(claim.feeKeptFen) + owedFen
  const paid = { status, paidAt: by.at, paidFen: benefitFen, feeKeptFen, bankReference }
  await updateClaim(ctx.tx, id, paid, by)
  await noteStep(ctx, claim, { kind: 'pay', benefitFen: amountFen })
  await noteLook(ctx, ctx.tx, 'claim.pay', [claim.patientId])
  await tellFamily(ctx, ctx.tx, claim, {
    kind: 'claim-paid',
    turn: by.at.getTime(),
    facts: { benefitFen: sentFen, owedFen },
  })
  return { status, sentFen }
}
