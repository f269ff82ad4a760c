import { DomainError } from '#domain/kernel/errors'
import { DAY_MS, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { claimRules } from '#domain/mutual-aid/claim/claim-rules'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import type { AccountContext, StaffWriteContext, WriteContext } from '../../../platform/context'
import { findClaim, lockClaim, updateClaim } from '../claim-store'
import { statusAfter } from '../own-claim'
import { reopen } from '../payment/reopen-claim'
import { noteStep, specific } from '../review/review-claim'
import { claimToDecide } from '../review/staff-claim'
import { insertStep } from '../step-store'
import {
  answerObjectionRow,
  countObjectionsOf,
  findOpenObjection,
  insertObjection,
  listObjectionsOf,
} from './objection-store'

/** In thirty days of one account: somebody who knows of more than three false cases calls (journeys E4 43). */
const OBJECTIONS_MAX = 3

/**
 * Somebody of the public says that a published case is wrong. The money waits for the answer.
 *
 * @throws not_found for what is not on notice; too_many_requests; idempotent for whoever has objected to it before
 */
export async function objectToClaim(
  ctx: WriteContext,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<{ isKept: boolean }> {
  const known = await findClaim(ctx.tx, id)
  const now = ctx.now()
  if (!known) throw new DomainError('not_found')
  const claim = await lockClaim(ctx.tx, known)
  const isOnNotice =
    claim.status === 'publicity' && claim.publicUntil !== null && localDateOf(now) <= claim.publicUntil
  if (!isOnNotice) throw new DomainError('not_found')
  const since = new Date(now.getTime() - 30 * DAY_MS)
  if ((await countObjectionsOf(ctx.tx, ctx.account.id, since)) >= OBJECTIONS_MAX) {
    throw new DomainError('too_many_requests')
  }
  const { answerDays } = claimRules(await ctx.rules(), claim.region, claim.admittedOn)['MA-17'].value
  const isKept = await insertObjection(ctx.tx, {
    claimId: id,
    byAccountId: ctx.account.id,
    textCipher: ctx.fieldCrypto.seal('claim_objection.text', text),
    createdAt: now,
    dueAt: new Date(now.getTime() + answerDays * DAY_MS),
  })
  // The history says that there was one, never of whom.
  if (isKept) await insertStep(ctx.tx, { claimId: id, kind: 'object', byAccountId: null, at: now })
  return { isKept }
}

/**
 * Whether the objection was right. If it was, the claim is looked at again and nothing is owed meanwhile.
 *
 * @throws not_found for absent, other plans' and answered ones; claim_conflict; claim_reason_unspecific; claim_state
 */
export async function answerObjection(
  ctx: StaffWriteContext,
  input: { readonly id: string; readonly outcome: 'uphold' | 'dismiss'; readonly text: string },
): Promise<{ status: ClaimStatus }> {
  const objection = await findOpenObjection(ctx.tx, ctx.staff, input.id)
  if (!objection) throw new DomainError('not_found')
  const claim = await claimToDecide(ctx, objection.claimId, 'answer-objection')
  const said = specific(input.text)
  const by = { accountId: ctx.account.id, at: ctx.now() }
  const isAnswered = await answerObjectionRow(ctx.tx, objection.id, {
    status: input.outcome === 'uphold' ? 'upheld' : 'dismissed',
    answerCipher: ctx.fieldCrypto.seal('claim_objection.answer', said),
    answeredAt: by.at,
    answeredByAccountId: by.accountId,
  })
  if (!isAnswered) throw new DomainError('not_found')
  await noteStep(ctx, claim, { kind: 'answer-objection' })
  await tellObjector(ctx, objection)
  if (input.outcome === 'dismiss') {
    await updateClaim(ctx.tx, claim.id, { escalatedAt: null }, by)
    return { status: claim.status }
  }
  const status = statusAfter(claim, 'reopen')
  await reopen(ctx, claim, status)
  return { status }
}

/** Whoever objected reads the answer beside the notice; of whom it was about they learn nothing. */
async function tellObjector(
  ctx: StaffWriteContext,
  { id, byAccountId }: { readonly id: string; readonly byAccountId: string },
): Promise<void> {
  const kind = 'claim-objection-answered'
  const told = { kind, to: { accountId: byAccountId }, byAccountId: null, onceKey: `${kind}:${id}` } as const
  await ctx.notices.tell(ctx.tx, told, ctx.now())
}

/** What an account objected to, and what it was answered; the newest first. */
export async function listOwnObjections(ctx: AccountContext) {
  const rows = await listObjectionsOf(ctx.db, ctx.account.id)
  return {
    rows: rows.map(({ id, textCipher, createdAt, dueAt, status, answerCipher }) => ({
      id,
      text: ctx.fieldCrypto.open('claim_objection.text', textCipher),
      at: toIsoShanghai(createdAt),
      dueAt: toIsoShanghai(dueAt),
      status: status as 'open' | 'upheld' | 'dismissed',
      answer: answerCipher && ctx.fieldCrypto.open('claim_objection.answer', answerCipher),
    })),
  }
}
