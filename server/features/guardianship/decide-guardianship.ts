import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { RelationProof } from '#domain/patient/relation-proof'
import type { StaffWriteContext, WriteContext } from '../../platform/context'
import { answerRequest, type Decider, findRequest, lockParties, mayAdmit, type RequestParties } from './store'

export type GuardianshipDecision = 'approve' | 'refuse'

/**
 * A guardian answers whether another account may act for the person too; of a grown-up with an own account only they.
 * The first answer counts.
 *
 * @throws not_found alike for absent requests and for those about other families' people, delegate_not_permitted,
 * not_permitted, guardianship_over, and what `admitGuardian` throws
 */
export async function decideAsGuardian(
  ctx: WriteContext,
  { id }: { id: string },
  decision: GuardianshipDecision,
): Promise<Record<string, never>> {
  const request = await findRequest(ctx.tx, id)
  if (!request) throw new DomainError('not_found')
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, request.patientId, today)
  if (!(await mayAdmit(ctx.tx, scope, today))) throw new DomainError('not_permitted')
  return answer(ctx, request, { decision, as: 'guardian', proof: null, noteCipher: null })
}

interface StaffDecision {
  readonly id: string
  readonly decision: GuardianshipDecision
  /** The paper that proves the relation: nobody is let in without one. */
  readonly proof?: RelationProof | undefined
  /** Why, for whoever asks about it later. */
  readonly note: string
}

/**
 * Staff answer it who have seen the household register or the birth certificate (rules D-ID-06); never for themselves
 * or for somebody whom they bring. Whoever decides for the person so far is told that somebody joined them.
 *
 * @throws input_invalid for an approval without a proof, not_found, not_permitted, guardianship_over, and what
 * `admitGuardian` throws
 */
export async function decideAsStaff(
  ctx: StaffWriteContext,
  { id, decision, proof, note }: StaffDecision,
): Promise<Record<string, never>> {
  if (decision === 'approve' && !proof) throw new DomainError('input_invalid', { fields: ['proof'] })
  const request = await findRequest(ctx.tx, id)
  if (!request) throw new DomainError('not_found')
  const { accountId } = ctx.staff
  const isFamily = await ctx.access.actsForOneOf(
    ctx.tx,
    accountId,
    [request.patientId],
    localDateOf(ctx.now()),
  )
  if (isFamily || request.accountId === accountId) throw new DomainError('not_permitted')
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'identity-check',
    action: 'guardianship.staffDecide',
    patientIds: [request.patientId],
    fields: ['name', 'document'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  const noteCipher = ctx.fieldCrypto.seal('guardianship_request.note_cipher', note)
  const seen = decision === 'approve' ? (proof ?? null) : null
  return answer(ctx, request, { decision, as: 'staff', proof: seen, noteCipher })
}

interface Answer {
  readonly decision: GuardianshipDecision
  readonly as: Decider
  readonly proof: RelationProof | null
  readonly noteCipher: string | null
}

async function answer(
  ctx: WriteContext,
  request: RequestParties,
  given: Answer,
): Promise<Record<string, never>> {
  const { tx, account, notices } = ctx
  const { as, proof, noteCipher } = given
  const { id, patientId, accountId, relation } = request
  const now = ctx.now()
  await lockParties(tx, request)
  const status = given.decision === 'approve' ? 'approved' : 'refused'
  const isFirst = await answerRequest(tx, id, { status, byAccountId: account.id, as, proof, noteCipher }, now)
  if (!isFirst) throw new DomainError('guardianship_over')
  if (status === 'approved') {
    // Before the newcomer is one of them.
    if (as === 'staff') await tellGuardians(ctx, request, now)
    await ctx.access.admitGuardian(ctx, { accountId, patientId, relation }, now)
  }
  // Whoever was refused is told no more than that: not even whose child it would have been.
  const about = status === 'approved' ? { patientId } : {}
  const onceKey = `guardianship-${status}:${id}`
  const told = { kind: `guardianship-${status}`, to: { accountId }, byAccountId: account.id } as const
  await notices.tell(tx, { ...told, ...about, facts: { by: as }, onceKey }, now)
  return {}
}

function tellGuardians(ctx: WriteContext, { id, patientId }: RequestParties, now: Date): Promise<void> {
  const to = { guardiansOf: patientId }
  const told = { kind: 'guardian-added', to, byAccountId: ctx.account.id, patientId } as const
  return ctx.notices.tell(ctx.tx, { ...told, onceKey: `guardian-added:${id}` }, now)
}
