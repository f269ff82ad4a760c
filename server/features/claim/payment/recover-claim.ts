import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import type { StaffWriteContext } from '../../../platform/context'
import { type ClaimChange, type ClaimRow, updateClaim } from '../claim-store'
import { statusAfter } from '../own-claim'
import { raiseBasicInsurance } from '../review/invoice-store'
import { judgeClaim } from '../review/judge-claim'
import { noteStep, specific } from '../review/review-claim'
import { claimOfPlan, claimToDecide, noteLook } from '../review/staff-claim'
import { tellFamily } from '../tell-family'
import { insertRecovery, lockOpenRecovery, markReceived, sumRecoveries } from './recovery-store'
import { reopen } from './reopen-claim'

/**
 * Basic insurance paid more than it had (journeys E4 28). What is not paid yet is decided again by two persons; of what
 * was paid the difference is asked back. What is known by now may also make it more: the rest is paid the same way.
 *
 * @throws not_found; claim_conflict; claim_state; input_invalid unless it is more than before
 */
export async function recomputeClaim(
  ctx: StaffWriteContext,
  input: { readonly id: string; readonly invoiceId: string; readonly basicInsuranceFen: number },
): Promise<{ status: ClaimStatus; recoveryId: string | null }> {
  const claim = await claimToDecide(ctx, input.id, 'review')
  const isPaid = claim.status === 'paid' || claim.status === 'closed'
  const isOpen = claim.status === 'submitted' || claim.status === 'need-more'
  const status = isPaid || isOpen ? claim.status : statusAfter(claim, 'reopen')
  const invoice = { claimId: claim.id, invoiceId: input.invoiceId }
  if (!(await raiseBasicInsurance(ctx.tx, invoice, input.basicInsuranceFen))) {
    throw new DomainError('input_invalid', { fields: ['basicInsuranceFen'] })
  }
  const judgement = await judgeClaim(ctx, claim)
  const { change, adjudication } = judgement
  const by = { accountId: ctx.account.id, at: ctx.now() }
  const { benefitFen } = adjudication.benefit
  await noteStep(ctx, claim, { kind: 'recompute', judgement, benefitFen })
  if (isOpen) {
    await updateClaim(ctx.tx, claim.id, change, by)
    return { status, recoveryId: null }
  }
  if (!isPaid) {
    await reopen(ctx, claim, status)
    await updateClaim(ctx.tx, claim.id, change, by)
    return { status, recoveryId: null }
  }
  if (benefitFen > Number(claim.benefitFen ?? 0)) return payMore(ctx, claim, change)
  await updateClaim(ctx.tx, claim.id, change, by)
  const tooMuchFen = Number(claim.paidFen) - benefitFen - (await sumRecoveries(ctx.tx, claim.id))
  if (tooMuchFen <= 0) return { status, recoveryId: null }
  const recoveryId = await askBack(ctx, claim, tooMuchFen, 'insurance-paid-more')
  return { status, recoveryId }
}

/** More is due than was paid: two persons decide again, and what they find beyond what was sent is paid. */
async function payMore(
  ctx: StaffWriteContext,
  claim: ClaimRow,
  change: ClaimChange,
): Promise<{ status: ClaimStatus; recoveryId: null }> {
  const status = statusAfter(claim, 'reopen')
  await reopen(ctx, claim, status)
  await updateClaim(ctx.tx, claim.id, change, { accountId: ctx.account.id, at: ctx.now() })
  return { status, recoveryId: null }
}

/**
 * Asks back what was paid on false papers or by a mistake of the office.
 *
 * @throws not_found; claim_conflict; claim_state for what was not paid; input_invalid for more than was paid
 */
export async function recoverClaim(
  ctx: StaffWriteContext,
  input: {
    readonly id: string
    readonly amountFen: number
    readonly reason: 'fraud' | 'error'
    readonly text: string
  },
): Promise<{ recoveryId: string }> {
  const claim = await claimToDecide(ctx, input.id, 'approve')
  if (claim.paidAt === null) throw new DomainError('claim_state', { status: claim.status })
  const said = specific(input.text)
  const left = Number(claim.paidFen) - (await sumRecoveries(ctx.tx, claim.id))
  if (input.amountFen > left) throw new DomainError('input_invalid', { fields: ['amountFen'] })
  const recoveryId = await askBack(ctx, claim, input.amountFen, input.reason)
  await noteStep(ctx, claim, { kind: 'recover', text: said })
  return { recoveryId }
}

/** Asks for so much, and tells the family. @returns the recovery */
export async function askBack(
  ctx: StaffWriteContext,
  claim: { readonly id: string; readonly patientId: string },
  amountFen: number,
  reason: 'insurance-paid-more' | 'fraud' | 'error',
): Promise<string> {
  const asked = { claimId: claim.id, amountFen, reason, createdAt: ctx.now(), byAccountId: ctx.account.id }
  const id = await insertRecovery(ctx.tx, asked)
  await tellFamily(ctx, ctx.tx, claim, { kind: 'claim-recovery', turn: id, facts: { benefitFen: amountFen } })
  return id
}

/** The family has sent it back: the custodian writes it into the books. @throws not_found for absent and settled ones */
export async function recoveryReceived(
  ctx: StaffWriteContext,
  { id, bankReference }: { readonly id: string; readonly bankReference: string },
): Promise<{ id: string }> {
  const recovery = await lockOpenRecovery(ctx.tx, ctx.staff, id)
  if (!recovery) throw new DomainError('not_found')
  const claim = await claimOfPlan(ctx, recovery.claimId)
  const at = ctx.now()
  const amountFen = fen(Number(recovery.amountFen))
  await ctx.access.post(ctx.tx, {
    planId: recovery.planId,
    kind: 'recovery',
    intent: `recovery/${id}`,
    onDay: localDateOf(at),
    at,
    byAccountId: ctx.account.id,
    legs: [
      { account: 'bank', amountFen },
      { account: 'aid', amountFen: fen(0 - amountFen) },
    ],
  })
  await markReceived(ctx.tx, id, { receivedAt: at, bankReference })
  await noteStep(ctx, claim, { kind: 'recovered', benefitFen: amountFen })
  await noteLook(ctx, ctx.tx, 'claim.recoveryReceived', [recovery.patientId])
  return { id }
}
