import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { addDays, DAY_MS, type LocalDate, localDateOf } from '#domain/kernel/time'
import { appealUntil, claimDueAt } from '#domain/mutual-aid/claim/claim-clock'
import { claimRules } from '#domain/mutual-aid/claim/claim-rules'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import { keptWhereItStood } from '#domain/mutual-aid/claim/move-claim'
import type { Context, StaffWriteContext, WriteContext } from '../../../platform/context'
import { type ClaimRow, updateClaim } from '../claim-store'
import { lockOwnClaim, statusAfter } from '../own-claim'
import { cancelOwed } from '../payment/post-aid'
import { setInvoicesLive } from '../review/invoice-store'
import { judgeClaim } from '../review/judge-claim'
import { noteStep, specific } from '../review/review-claim'
import { claimToDecide } from '../review/staff-claim'
import { tellFamily } from '../tell-family'
import { answerAppealRow, findOpenAppeal, insertAppeal } from './appeal-store'

/** Last day on which the family may appeal, inclusive; null before a decision. */
export async function lastDayToAppeal(
  ctx: Pick<Context, 'rules' | 'now'>,
  { decidedAt, region, admittedOn }: Pick<ClaimRow, 'decidedAt' | 'region' | 'admittedOn'>,
): Promise<LocalDate | null> {
  if (!decidedAt) return null
  const rules = await ctx.rules()
  const { extraDays } = claimRules(rules, region, localDateOf(ctx.now()))['MA-15-OUTAGE'].value
  return appealUntil(decidedAt, extraDays, claimRules(rules, region, admittedOn))
}

/**
 * The family does not agree. Either parent may say so, whoever handed the claim in (journeys E4 41).
 *
 * @throws not_found, delegate_not_permitted, claim_state, claim_appeal_over with the last day
 */
export async function appealClaim(
  ctx: WriteContext,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<{ status: ClaimStatus }> {
  const claim = await lockOwnClaim(ctx, id)
  const status = statusAfter(claim, 'appeal')
  const now = ctx.now()
  const until = await lastDayToAppeal(ctx, claim)
  if (until === null || localDateOf(now) > until) throw new DomainError('claim_appeal_over', { until })
  const { answerDays } = claimRules(await ctx.rules(), claim.region, claim.admittedOn)['MA-18'].value
  const dueAt = new Date(now.getTime() + answerDays * DAY_MS)
  await insertAppeal(ctx.tx, {
    claimId: id,
    byAccountId: ctx.account.id,
    textCipher: ctx.fieldCrypto.seal('claim_appeal.text', text),
    createdAt: now,
    dueAt,
  })
  await updateClaim(ctx.tx, id, { status, dueAt, escalatedAt: null }, { accountId: ctx.account.id, at: now })
  await noteStep(ctx, claim, { kind: 'appeal' })
  return { status }
}

/**
 * Somebody who had no hand in it answers (rules MA-18). Who finds the family right is the first person of a second
 * decision; what was owed and not sent waits for it.
 *
 * @throws not_found, claim_conflict, claim_state, claim_reason_unspecific
 */
export async function answerAppeal(
  ctx: StaffWriteContext,
  input: { readonly id: string; readonly outcome: 'uphold' | 'dismiss'; readonly text: string },
): Promise<{ status: ClaimStatus }> {
  const claim = await claimToDecide(ctx, input.id, 'answer-appeal')
  const appeal = await findOpenAppeal(ctx.tx, claim.id)
  if (claim.status !== 'appealed' || !appeal) throw new DomainError('claim_state', { status: claim.status })
  const said = specific(input.text)
  const by = { accountId: ctx.account.id, at: ctx.now() }
  await answerAppealRow(ctx.tx, appeal.id, {
    status: input.outcome === 'uphold' ? 'upheld' : 'dismissed',
    answerCipher: ctx.fieldCrypto.seal('claim_appeal.answer', said),
    answeredAt: by.at,
    answeredByAccountId: by.accountId,
  })
  const status = input.outcome === 'uphold' ? await uphold(ctx, claim) : await dismiss(ctx, claim)
  await noteStep(ctx, claim, { kind: 'answer-appeal' })
  await tellFamily(ctx, ctx.tx, claim, { kind: 'claim-appeal-answered', turn: appeal.id })
  return { status }
}

async function uphold(ctx: StaffWriteContext, claim: ClaimRow): Promise<ClaimStatus> {
  const status = statusAfter(claim, 'uphold')
  await cancelOwed(ctx, claim)
  // What it let go of it takes back; what was handed in again in the meantime is found by the judgement.
  if (claim.rejectCode !== null) await setInvoicesLive(ctx.tx, claim.id, true)
  const { change, rules } = await judgeClaim(ctx, claim)
  const by = { accountId: ctx.account.id, at: ctx.now() }
  await updateClaim(
    ctx.tx,
    claim.id,
    {
      ...change,
      status,
      rejectCode: null,
      reviewerAccountId: by.accountId,
      approverAccountId: null,
      isSampled: true,
      publicUntil: null,
      payBy: null,
      dueAt: claimDueAt('decision', by.at, [], rules),
      escalatedAt: null,
    },
    by,
  )
  return status
}

async function dismiss(ctx: StaffWriteContext, claim: ClaimRow): Promise<ClaimStatus> {
  const { rejectCode, benefitFen, paidAt, publicUntil } = claim
  const today = localDateOf(ctx.now())
  const decided = {
    rejectCode,
    benefitFen: fen(Number(benefitFen ?? 0)),
    isPaid: paidAt !== null && Number(benefitFen) <= Number(claim.paidFen),
    publicUntil,
  }
  const status = statusAfter(claim, keptWhereItStood(decided, today))
  const change = {
    status,
    dueAt: null,
    // What waited for the answer is paid as soon as it would have been, and not later than in some days.
    ...(status === 'paying' && { payBy: addDays(today, 3) }),
  }
  await updateClaim(ctx.tx, claim.id, change, { accountId: ctx.account.id, at: ctx.now() })
  return status
}
