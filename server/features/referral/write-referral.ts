import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { claimRules } from '#domain/mutual-aid/claim-rules'
import type { StaffWriteContext } from '../../platform/context'
import {
  answerOpen,
  certificateOn,
  insertReferral,
  isReceiver,
  isSentHere,
  isVisitOf,
  type Urgency,
} from './referral-store'

export const REFERRAL_REASON = 'referral.reason'
const HOUR_MS = 3_600_000

export interface ReferralInput {
  readonly patientId: string
  readonly visitId?: string | undefined
  readonly toOrganizationId: string
  readonly urgency: Urgency
  readonly reason: string
  /** Of an emergency that is written down afterwards (补登). */
  readonly admittedAt?: Date | undefined
}

/**
 * A doctor with the record open sends a child on. Whether the doctor's certificate was valid is written down now:
 * nothing that happens to it later changes this referral (rules RF-01, RF-02; vector V10).
 *
 * @throws not_found alike for people whose record is not open, their visits, and places that cannot be sent to;
 * not_permitted; input_invalid for a moment to come, or one without an emergency; referral_too_late
 */
export async function addReferral(ctx: StaffWriteContext, input: ReferralInput): Promise<{ id: string }> {
  const { tx, staff } = ctx
  const now = ctx.now()
  const look = {
    patientId: input.patientId,
    action: 'referral.add',
    kinds: ['visit'],
    isWrite: true,
  } as const
  const { practitionerId } = staff
  if (practitionerId === null) throw new DomainError('not_found')
  const scope = await ctx.access.chartScope(tx, ctx, look)
  const fromOrganizationId = staff.organizationId
  if (!(await isReceiver(tx, { toOrganizationId: input.toOrganizationId, fromOrganizationId }))) {
    throw new DomainError('not_found')
  }
  if (input.visitId !== undefined && !(await isVisitOf(tx, scope, input.visitId))) {
    throw new DomainError('not_found')
  }
  await refuseLate(ctx, input, now)
  const id = await insertReferral(tx, scope, {
    fromOrganizationId,
    fromPractitionerId: practitionerId,
    visitId: input.visitId ?? null,
    toOrganizationId: input.toOrganizationId,
    urgency: input.urgency,
    certificationNumber: await certificateOn(tx, practitionerId, localDateOf(now)),
    reasonCipher: ctx.fieldCrypto.seal(REFERRAL_REASON, input.reason),
    requestedAt: now,
    admittedAt: input.admittedAt ?? null,
  })
  return { id }
}

/** An emergency may be written down within the hours of the rule, and nothing else may lie back (rules RF-08). */
async function refuseLate(ctx: StaffWriteContext, input: ReferralInput, now: Date): Promise<void> {
  const { admittedAt, urgency } = input
  if (admittedAt === undefined) return
  if (urgency !== 'emergency' || admittedAt > now) {
    throw new DomainError('input_invalid', { fields: ['admittedAt'] })
  }
  const { lateHours } = claimRules(await ctx.rules(), '*', localDateOf(admittedAt))['MA-10'].value
  if (now.getTime() - admittedAt.getTime() > lateHours * HOUR_MS) {
    throw new DomainError('referral_too_late', { lateHours })
  }
}

/**
 * The place that a child was sent to says yes or no, once.
 *
 * @throws not_found alike for absent referrals and those to other places; referral_answered
 */
export async function answerReferral(
  ctx: StaffWriteContext,
  { id, accept }: { readonly id: string; readonly accept: boolean },
): Promise<{ accepted: boolean }> {
  const now = ctx.now()
  const patientId = await answerOpen(ctx.tx, ctx.staff, { id, accept, now })
  if (patientId === null) {
    const isHere = await isSentHere(ctx.tx, ctx.staff, id)
    throw new DomainError(isHere ? 'referral_answered' : 'not_found')
  }
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'referral',
    action: 'referral.answer',
    patientIds: [patientId],
    fields: ['referral'],
    at: now,
    requestId: ctx.requestId,
  })
  return { accepted: accept }
}
