import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { type ClaimPart, refuseDecider } from '#domain/mutual-aid/refuse-decider'
import type { StaffContext, StaffWriteContext } from '../../platform/context'
import type { Transaction } from '../../platform/database'
import { type ClaimRow, findClaimOfPlan, lockClaim } from './claim-store'
import { listTreating } from './decider-store'
import { listSteps, type StepRow } from './step-store'

/**
 * A claim of one's own plan, for somebody who may take this part in it. The look is written down.
 *
 * @throws not_found alike for absent claims and those of other plans; claim_conflict with its reason
 */
export async function claimToDecide(ctx: StaffWriteContext, id: string, part: ClaimPart): Promise<ClaimRow> {
  const { tx } = ctx
  const known = await findClaimOfPlan(tx, ctx.staff, id)
  if (!known) throw new DomainError('not_found')
  const claim = await lockClaim(tx, known)
  const refusal = refuseDecider(part, await deciderOf(ctx, tx, claim), await handsOf(tx, claim))
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
  const accountId = ctx.account.id
  const today = localDateOf(ctx.now())
  const isRelative =
    claim.accountId === accountId || (await ctx.access.actsForOneOf(tx, accountId, [claim.patientId], today))
  return { accountId, practitionerId: ctx.staff.practitionerId, isRelative }
}

async function handsOf(tx: Transaction, claim: ClaimRow) {
  return {
    reviewerAccountId: claim.reviewerAccountId,
    approverAccountId: claim.approverAccountId,
    practitionerIds: await listTreating(tx, claim),
    formerAccountIds: formerDeciders(await listSteps(tx, claim.id)),
  }
}

const DECISIONS = new Set(['review', 'approve', 'reject'])

function formerDeciders(steps: readonly StepRow[]): readonly string[] {
  return steps.flatMap(({ kind, byAccountId }) =>
    DECISIONS.has(kind) && byAccountId !== null ? [byAccountId] : [],
  )
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
