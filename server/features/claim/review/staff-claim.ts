import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { type ClaimHands, type ClaimPart, refuseDecider } from '#domain/mutual-aid/claim/refuse-decider'
import type { StaffContext, StaffWriteContext } from '../../../platform/context'
import type { Database, Transaction } from '../../../platform/database/database'
import { type ClaimRow, findClaimOfPlan, lockClaim } from '../claim-store'
import { findUpheldAt } from '../dispute/appeal-store'
import { listSteps, type StepRow } from '../step-store'
import { hasOtherDecider, listTreating } from './decider-store'

/**
 * A claim of one's own plan, for somebody who may take this part in it. The look is written down.
 *
 * @throws not_found alike for absent claims and those of other plans; claim_conflict with its reason
 */
export async function claimToDecide(
  ctx: StaffWriteContext,
  id: string,
  wanted: ClaimPart | ((claim: ClaimRow) => ClaimPart),
): Promise<ClaimRow> {
  const { tx } = ctx
  const claim = await claimOfPlan(ctx, id)
  const part = typeof wanted === 'function' ? wanted(claim) : wanted
  const refusal = refuseDecider(part, await deciderOf(ctx, tx, claim), await handsOf(ctx, claim, part))
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  await noteLook(ctx, tx, `claim.${part}`, [claim.patientId])
  return claim
}

/** @throws not_found alike for absent claims and those of other plans */
export async function claimOfPlan(ctx: StaffWriteContext, id: string): Promise<ClaimRow> {
  const known = await findClaimOfPlan(ctx.tx, ctx.staff, id)
  if (!known) throw new DomainError('not_found')
  return lockClaim(ctx.tx, known)
}

async function deciderOf(ctx: StaffContext, tx: Transaction, claim: ClaimRow) {
  const isRelative = await isOfFamily(ctx, tx, claim)
  return { accountId: ctx.account.id, practitionerId: ctx.staff.practitionerId, isRelative }
}

async function isOfFamily(ctx: StaffContext, tx: Transaction | Database, claim: ClaimRow): Promise<boolean> {
  const accountId = ctx.account.id
  const today = localDateOf(ctx.now())
  if (claim.accountId === accountId) return true
  return ctx.access.actsForOneOf(tx, accountId, [claim.patientId], today)
}

/**
 * Nobody opens at the office what they could open at home: there the card of the other parent stays shut.
 *
 * @throws claim_conflict for whoever acts for the child
 */
export async function refuseFamily(ctx: StaffContext, claim: ClaimRow): Promise<void> {
  if (await isOfFamily(ctx, ctx.db, claim)) throw new DomainError('claim_conflict', { reason: 'relative' })
}

async function handsOf(ctx: StaffWriteContext, claim: ClaimRow, part: ClaimPart): Promise<ClaimHands> {
  const steps = await listSteps(ctx.tx, claim.id)
  return {
    reviewerAccountId: claim.reviewerAccountId,
    approverAccountId: claim.approverAccountId,
    practitionerIds: await listTreating(ctx.tx, claim),
    formerAccountIds: deciders(steps),
    replacedAccountIds: await replacedOf(ctx, claim, part, steps),
    correctorAccountIds: correctors(steps),
  }
}

const DECIDING = { review: 'claim-reviewer', approve: 'claim-approver' } as const

/** Whoever an upheld appeal was about, as long as somebody else of the office may take this part (rules MA-18). */
async function replacedOf(
  { tx, now }: StaffWriteContext,
  claim: ClaimRow,
  part: ClaimPart,
  steps: readonly StepRow[],
): Promise<readonly string[]> {
  if (part !== 'review' && part !== 'approve') return []
  const upheldAt = await findUpheldAt(tx, claim.id)
  const turn = lastPlace(
    steps,
    ({ kind, at }) => kind === 'answer-appeal' && at.getTime() === upheldAt?.getTime(),
  )
  const before = deciders(steps.slice(0, Math.max(turn, 0)))
  const first = part === 'approve' && claim.reviewerAccountId !== null ? [claim.reviewerAccountId] : []
  const others = { role: DECIDING[part], exceptIds: [...before, ...first], now: now() }
  return before.length > 0 && (await hasOtherDecider(tx, claim.id, others)) ? before : []
}

const DECISIONS = new Set(['review', 'approve', 'reject'])

function deciders(steps: readonly StepRow[]): readonly string[] {
  return accountsOf(steps.filter(({ kind }) => DECISIONS.has(kind)))
}

/** Whoever wrote facts or lines anew since two persons decided: what they wrote, somebody else approves. */
function correctors(steps: readonly StepRow[]): readonly string[] {
  const decided = lastPlace(steps, ({ kind }) => kind === 'approve' || kind === 'reject')
  return accountsOf(steps.slice(decided + 1).filter(({ kind }) => kind === 'correct' || kind === 'set-lines'))
}

function lastPlace(steps: readonly StepRow[], isIt: (step: StepRow) => boolean): number {
  return steps.map(isIt).lastIndexOf(true)
}

function accountsOf(steps: readonly StepRow[]): readonly string[] {
  return steps.flatMap(({ byAccountId }) => (byAccountId === null ? [] : [byAccountId]))
}

/** Staff saw what a claim says of these people. */
export async function noteLook(
  ctx: StaffContext,
  tx: Parameters<StaffContext['audit']['record']>[0],
  action: string,
  patientIds: readonly string[],
): Promise<void> {
  await ctx.audit.record(tx, {
    by: ctx.staff,
    purpose: 'claim',
    action,
    patientIds,
    fields: ['name', 'claim'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
}
