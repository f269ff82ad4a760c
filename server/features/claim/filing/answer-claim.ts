import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import { claimDueAt } from '#domain/mutual-aid/claim/claim-clock'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import type { WriteContext } from '../../../platform/context'
import { updateClaim } from '../claim-store'
import { lockOwnClaim, statusAfter } from '../own-claim'
import { setInvoicesLive } from '../review/invoice-store'
import { judgeClaim } from '../review/judge-claim'
import { noteStep, waitsOf } from '../review/review-claim'
import { attachPapers, countPapers } from './attachment-store'
import { PAPERS_MAX } from './claim-input'

/**
 * The family answers what was asked, in words and with papers; the clock that stood goes on (journeys E4 39).
 *
 * @throws not_found alike for others' claims and papers; delegate_not_permitted; claim_state; claim_attachments_full
 */
export async function answerMore(
  ctx: WriteContext,
  input: { readonly id: string; readonly text: string; readonly attachmentIds: readonly string[] },
): Promise<{ status: ClaimStatus; dueAt: string }> {
  const { tx } = ctx
  const claim = await lockOwnClaim(ctx, input.id)
  const status = statusAfter(claim, 'answer')
  const by = { accountId: ctx.account.id, at: ctx.now() }
  const owner = { claimId: claim.id, patientId: claim.patientId, accountId: by.accountId }
  const attached = await attachPapers(tx, owner, input.attachmentIds)
  if (attached !== input.attachmentIds.length) throw new DomainError('not_found')
  if ((await countPapers(tx, claim.id)) > 3 * PAPERS_MAX) throw new DomainError('claim_attachments_full')
  await noteStep(ctx, claim, { kind: 'answer', text: input.text })
  const { change, rules } = await judgeClaim(ctx, claim)
  const dueAt = claimDueAt('decision', claim.submittedAt, await waitsOf(tx, claim.id), rules)
  await updateClaim(tx, claim.id, { ...change, status, waitingSince: null, dueAt, escalatedAt: null }, by)
  return { status, dueAt: toIsoShanghai(dueAt) }
}

/**
 * Takes a claim back while nobody has decided; its invoices may be handed in again. What was paid once is not taken
 * back: its invoices would be paid twice.
 *
 * @throws not_found, delegate_not_permitted, claim_state
 */
export async function withdrawClaim(
  ctx: WriteContext,
  { id }: { readonly id: string },
): Promise<{ status: ClaimStatus }> {
  const claim = await lockOwnClaim(ctx, id)
  const status = statusAfter(claim, 'withdraw')
  if (claim.paidFen > 0n) throw new DomainError('claim_state', { status: claim.status })
  const by = { accountId: ctx.account.id, at: ctx.now() }
  await updateClaim(ctx.tx, id, { status, dueAt: null, waitingSince: null }, by)
  await setInvoicesLive(ctx.tx, id, false)
  await noteStep(ctx, claim, { kind: 'withdraw' })
  return { status }
}
