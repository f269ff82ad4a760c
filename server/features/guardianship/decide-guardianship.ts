import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext, WriteContext } from '../../platform/context'
import { answerRequest, findRequest, lockParties, mayAdmit, type RequestParties } from './store'

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
  return answer(ctx, request, decision, 'guardian')
}

/**
 * Staff answer it who have seen the household register or the birth certificate (rules D-ID-06); never for themselves
 * or for somebody whom they bring.
 *
 * @throws not_found, not_permitted, guardianship_over, and what `admitGuardian` throws
 */
export async function decideAsStaff(
  ctx: StaffWriteContext,
  { id, decision }: { id: string; decision: GuardianshipDecision },
): Promise<Record<string, never>> {
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
  return answer(ctx, request, decision, 'staff')
}

async function answer(
  ctx: WriteContext,
  request: RequestParties,
  decision: GuardianshipDecision,
  as: 'guardian' | 'staff',
): Promise<Record<string, never>> {
  const { tx, account, notices } = ctx
  const { id, patientId, accountId, relation } = request
  const now = ctx.now()
  await lockParties(tx, request)
  const status = decision === 'approve' ? 'approved' : 'refused'
  const isFirst = await answerRequest(tx, id, { status, byAccountId: account.id, as }, now)
  if (!isFirst) throw new DomainError('guardianship_over')
  if (status === 'approved') await ctx.access.admitGuardian(ctx, { accountId, patientId, relation }, now)
  // Whoever was refused is told no more than that: not even whose child it would have been.
  const about = status === 'approved' ? { patientId } : {}
  const onceKey = `guardianship-${status}:${id}`
  const told = { kind: `guardianship-${status}`, to: { accountId }, byAccountId: account.id } as const
  await notices.tell(tx, { ...told, ...about, onceKey }, now)
  return {}
}
