import { randomInt } from 'node:crypto'
import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import type { ClaimFinding } from '#domain/mutual-aid/benefit/adjudicate'
import { claimDueAt, mayAskAgain, type Wait } from '#domain/mutual-aid/claim/claim-clock'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import { isSpecific, isWaivable, type RejectCode } from '#domain/mutual-aid/claim/reject-code'
import { secondLook } from '#domain/mutual-aid/claim/second-look'
import type { StaffWriteContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { type ClaimRow, updateClaim } from '../claim-store'
import { statusAfter } from '../own-claim'
import { insertStep, listSteps } from '../step-store'
import { tellFamily } from '../tell-family'
import { compareBill } from './decider-store'
import { type Judgement, judgeClaim } from './judge-claim'
import { claimToDecide } from './staff-claim'

export interface Review {
  readonly id: string
  readonly outcome: 'ready' | 'ask-more' | 'reject'
  readonly code?: RejectCode | undefined
  readonly text?: string | undefined
}

/**
 * The first of two persons: ready for the second, not to be paid and why, or something lacks.
 *
 * @throws not_found, claim_conflict, claim_state; claim_findings with their codes while something stands against paying;
 * claim_asked_enough; claim_reason_unspecific
 */
export async function reviewClaim(ctx: StaffWriteContext, input: Review): Promise<{ status: ClaimStatus }> {
  const claim = await claimToDecide(ctx, input.id, 'review')
  return input.outcome === 'ask-more' ? askForMore(ctx, claim, input) : handOver(ctx, claim, input)
}

async function askForMore(
  ctx: StaffWriteContext,
  claim: ClaimRow,
  { text }: Review,
): Promise<{ status: ClaimStatus }> {
  const status = statusAfter(claim, 'ask')
  const { rules } = await judgeClaim(ctx, claim)
  if (!mayAskAgain(claim.moreAsked, rules)) {
    throw new DomainError('claim_asked_enough', { asks: rules['MA-15'].value.asks })
  }
  const said = specific(text)
  const moreAsked = claim.moreAsked + 1
  const by = { accountId: ctx.account.id, at: ctx.now() }
  // The clock stands until the family has answered (journeys E4 39).
  await updateClaim(ctx.tx, claim.id, { status, moreAsked, waitingSince: by.at, dueAt: null }, by)
  await noteStep(ctx, claim, { kind: 'ask-more', text: said })
  await tellFamily(ctx, ctx.tx, claim, { kind: 'claim-asked', turn: moreAsked })
  return { status }
}

async function handOver(
  ctx: StaffWriteContext,
  claim: ClaimRow,
  { outcome, code, text }: Review,
): Promise<{ status: ClaimStatus }> {
  const status = statusAfter(claim, 'review')
  const judgement = await judgeClaim(ctx, claim)
  const { change, rules } = judgement
  const rejectCode = outcome === 'reject' ? (code ?? missingCode()) : null
  const said = outcome === 'reject' ? specific(text) : text
  if (outcome === 'ready') refuseFindings(judgement.adjudication.findings)
  const by = { accountId: ctx.account.id, at: ctx.now() }
  const dueAt = claimDueAt('decision', claim.submittedAt, await waitsOf(ctx.tx, claim.id), rules)
  await updateClaim(
    ctx.tx,
    claim.id,
    {
      ...change,
      status,
      rejectCode,
      reviewerAccountId: by.accountId,
      approverAccountId: null,
      waitingSince: null,
      dueAt,
      escalatedAt: null,
      // Once drawn it stays drawn, however often it is handed over.
      isSampled: claim.isSampled || (await isLookedAtTwice(ctx, claim, judgement)),
    },
    by,
  )
  await noteStep(ctx, claim, { kind: 'review', text: said, rejectCode, judgement })
  return { status }
}

async function isLookedAtTwice(
  ctx: StaffWriteContext,
  claim: ClaimRow,
  { adjudication, rules }: Judgement,
): Promise<boolean> {
  const compared = await compareBill(ctx.tx, claim)
  const { billedFen, benefitFen } = adjudication.benefit
  const sampled = {
    billedFen,
    benefitFen,
    usualFen: compared.usualFen === null ? null : fen(compared.usualFen),
    sameAmount: compared.sameAmount,
    lot: randomInt(10_000),
  }
  return secondLook(sampled, rules) !== null
}

/** @throws claim_findings while anything stands against paying that no person may wave through */
export function refuseFindings(findings: readonly ClaimFinding[]): void {
  const hard = findings.filter(({ code }) => !isWaivable(code)).map(({ code }) => code)
  if (hard.length > 0) throw new DomainError('claim_findings', { codes: hard })
}

/** From each question to its answer. */
export async function waitsOf(tx: Transaction, claimId: string): Promise<readonly Wait[]> {
  const steps = await listSteps(tx, claimId)
  return steps
    .filter(({ kind }) => kind === 'ask-more')
    .map(({ id, at }) => ({
      askedAt: at,
      answeredAt: steps.find((step) => step.kind === 'answer' && step.id > id)?.at ?? null,
    }))
}

/** @throws claim_reason_unspecific for words that explain nothing (journeys E4 40) */
export function specific(text: string | undefined): string {
  if (text === undefined || !isSpecific(text)) throw new DomainError('claim_reason_unspecific')
  return text
}

export function missingCode(): never {
  throw new DomainError('input_invalid', { fields: ['code'] })
}

interface Said {
  readonly kind: Parameters<typeof insertStep>[1]['kind']
  readonly text?: string | undefined
  readonly rejectCode?: RejectCode | null
  readonly judgement?: Judgement
  readonly benefitFen?: number
}

/** What was done, for the history that everybody concerned can read. */
export async function noteStep(
  ctx: Pick<StaffWriteContext, 'tx' | 'fieldCrypto' | 'account' | 'now'>,
  { id }: Pick<ClaimRow, 'id'>,
  { kind, text, rejectCode, judgement, benefitFen }: Said,
): Promise<void> {
  await insertStep(ctx.tx, {
    claimId: id,
    kind,
    byAccountId: ctx.account.id,
    at: ctx.now(),
    rejectCode: rejectCode ?? null,
    arithmeticCipher: judgement?.change.arithmeticCipher ?? null,
    ...(text !== undefined && { textCipher: ctx.fieldCrypto.seal('claim_step.text', text) }),
    ...(benefitFen !== undefined && { benefitFen }),
  })
}
