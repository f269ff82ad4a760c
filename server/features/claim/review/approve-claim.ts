import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import type { Adjudication } from '#domain/mutual-aid/benefit/adjudicate'
import { payBy, publicUntil } from '#domain/mutual-aid/claim/claim-clock'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import type { RejectCode } from '#domain/mutual-aid/claim/reject-code'
import type { StaffWriteContext } from '../../../platform/context'
import { type ClaimRow, updateClaim } from '../claim-store'
import { statusAfter } from '../own-claim'
import { postAid } from '../payment/post-aid'
import { askBack } from '../payment/recover-claim'
import { sumRecoveries } from '../payment/recovery-store'
import { tellFamily } from '../tell-family'
import { setInvoicesLive } from './invoice-store'
import { type Judgement, judgeClaim } from './judge-claim'
import { missingCode, noteStep, refuseFindings, specific } from './review-claim'
import { claimToDecide } from './staff-claim'

export interface Approval {
  readonly id: string
  readonly outcome: 'approve' | 'return' | 'reject'
  readonly code?: RejectCode | undefined
  readonly text?: string | undefined
}

/**
 * The second of two persons. What is granted is owed to the family in the fund's books from this moment.
 *
 * @throws not_found, claim_conflict, claim_state; claim_findings when the first person found against it or something
 * stands against paying; claim_reason_unspecific for a return, a rejection, and for a claim that is looked at twice
 * without a word on its papers; fund_short
 */
export async function approveClaim(
  ctx: StaffWriteContext,
  input: Approval,
): Promise<{ status: ClaimStatus }> {
  const claim = await claimToDecide(ctx, input.id, 'approve')
  if (input.outcome === 'return') return sendBack(ctx, claim, input)
  if (input.outcome === 'reject') return reject(ctx, claim, input)
  return grant(ctx, claim, input)
}

async function sendBack(
  ctx: StaffWriteContext,
  claim: ClaimRow,
  { text }: Approval,
): Promise<{ status: ClaimStatus }> {
  const status = statusAfter(claim, 'return')
  const said = specific(text)
  const by = { accountId: ctx.account.id, at: ctx.now() }
  const change = { status, rejectCode: null, reviewerAccountId: null, approverAccountId: null }
  await updateClaim(ctx.tx, claim.id, change, by)
  await noteStep(ctx, claim, { kind: 'return', text: said })
  return { status }
}

async function reject(
  ctx: StaffWriteContext,
  claim: ClaimRow,
  { code, text }: Approval,
): Promise<{ status: ClaimStatus }> {
  const status = statusAfter(claim, 'reject')
  // What was paid once is asked back by a recovery, never by an appeal that turned against the family.
  if (claim.paidFen > 0n) throw new DomainError('claim_state', { status: claim.status })
  const rejectCode = code ?? claim.rejectCode ?? missingCode()
  const said = specific(text)
  const by = { accountId: ctx.account.id, at: ctx.now() }
  const nothing = { eligibleFen: 0, deductibleFen: 0, benefitFen: 0 }
  await updateClaim(
    ctx.tx,
    claim.id,
    { ...nothing, status, rejectCode, approverAccountId: by.accountId, decidedAt: by.at, dueAt: null },
    by,
  )
  await setInvoicesLive(ctx.tx, claim.id, false)
  await noteStep(ctx, claim, { kind: 'reject', text: said, rejectCode })
  await tellFamily(ctx, ctx.tx, claim, { kind: 'claim-rejected', turn: by.at.getTime() })
  return { status }
}

async function grant(
  ctx: StaffWriteContext,
  claim: ClaimRow,
  { text }: Approval,
): Promise<{ status: ClaimStatus }> {
  const judgement = await judgeClaim(ctx, claim)
  const { adjudication, rules, change } = judgement
  const granted = statusAfter(claim, isInPart(adjudication) ? 'approve-in-part' : 'approve')
  if (claim.rejectCode !== null) throw new DomainError('claim_findings', { codes: [claim.rejectCode] })
  refuseFindings(adjudication.findings)
  // Whoever looks twice says what they saw on the papers (rules MA-16).
  const said = claim.isSampled ? specific(text) : text
  const by = { accountId: ctx.account.id, at: ctx.now() }
  const { benefitFen } = adjudication.benefit
  const noticeUntil = publicUntil(benefitFen, by.at, rules)
  await updateClaim(
    ctx.tx,
    claim.id,
    {
      ...change,
      status: granted,
      approverAccountId: by.accountId,
      decidedAt: by.at,
      dueAt: null,
      escalatedAt: null,
      publicUntil: noticeUntil,
      payBy: payBy(by.at, noticeUntil, rules),
    },
    by,
  )
  await noteStep(ctx, claim, { kind: 'approve', text: said, judgement, benefitFen })
  const status = await settle(ctx, { ...claim, status: granted }, judgement, noticeUntil !== null)
  await tellFamily(ctx, ctx.tx, claim, {
    kind: 'claim-decided',
    turn: by.at.getTime(),
    facts: { benefitFen },
  })
  return { status }
}

/** Some of the bill was not covered, or the cap cut it. */
function isInPart({ benefit }: Adjudication): boolean {
  return benefit.isCapped || benefit.steps.some(({ ruleCode }) => ruleCode === 'MA-13')
}

/** What is owed is posted; what a first decision had already paid is not paid again. */
async function settle(
  ctx: StaffWriteContext,
  claim: ClaimRow,
  { adjudication }: Judgement,
  isOnNotice: boolean,
): Promise<ClaimStatus> {
  const dueFen = adjudication.benefit.benefitFen - Number(claim.paidFen)
  const by = { accountId: ctx.account.id, at: ctx.now() }
  const next = dueFen <= 0 ? 'close' : isOnNotice ? 'publish' : 'release'
  const status = statusAfter(claim, next)
  if (dueFen > 0) await postAid(ctx, claim, 'aid-approved', fen(dueFen))
  // What was asked back before is not asked back again.
  const tooMuchFen = dueFen < 0 ? -dueFen - (await sumRecoveries(ctx.tx, claim.id)) : 0
  if (tooMuchFen > 0) await askBack(ctx, claim, tooMuchFen, 'error')
  await updateClaim(ctx.tx, claim.id, { status }, by)
  if (next === 'publish') await noteStep(ctx, claim, { kind: 'publish' })
  return status
}
