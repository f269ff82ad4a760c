import { DomainError } from '#domain/kernel/errors'
import { HOUR_MS, localDateOf } from '#domain/kernel/time'
import { claimRules } from '#domain/mutual-aid/claim/claim-rules'
import { needsCertificate, type ReferralUrgency } from '#domain/referral/referral-urgency'
import type { StaffWriteContext } from '../../platform/context'
import {
  answerOpen,
  certificateOn,
  insertReferral,
  isReceiver,
  isVisitOf,
  whyNotOpen,
  withdrawOpen,
} from './referral-store'

export const REFERRAL_REASON = 'referral.reason'
export const REFERRAL_ANSWER = 'referral.answer'

export interface ReferralInput {
  readonly patientId: string
  readonly visitId?: string | undefined
  readonly toOrganizationId: string
  readonly urgency: ReferralUrgency
  readonly reason: string
  /** The guardian has heard where to and what goes along, and agreed (rules RF-05). */
  readonly guardianAgreed: true
  /** Of an emergency that is written down afterwards (补登). */
  readonly admittedAt?: Date | undefined
}

/**
 * A doctor with the record open sends a child on. Whether the doctor's certificate was valid is written down now:
 * nothing that happens to it later changes this referral (rules RF-01, RF-02; vector V10).
 *
 * @throws not_found alike for people whose record is not open, their visits, and places that cannot be sent to;
 * not_permitted; input_invalid for a moment to come, or one without an emergency; referral_too_late;
 * referral_uncertified for a green way without a certificate
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
  const certificate = await certificateOn(tx, practitionerId, localDateOf(now))
  if (needsCertificate(input.urgency) && !certificate) throw new DomainError('referral_uncertified')
  const id = await insertReferral(tx, scope, {
    fromOrganizationId,
    fromPractitionerId: practitionerId,
    visitId: input.visitId ?? null,
    toOrganizationId: input.toOrganizationId,
    urgency: input.urgency,
    certificationNumber: certificate?.number ?? null,
    reasonCipher: ctx.fieldCrypto.seal(REFERRAL_REASON, input.reason),
    requestedAt: now,
    guardianAgreedAt: now,
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

export interface ReferralAnswer {
  readonly id: string
  readonly accept: boolean
  /** What the family reads: why not, or what to bring along. */
  readonly text?: string | undefined
}

/**
 * The place that a child was sent to says yes or no, once; a no says why.
 *
 * @throws not_found alike for absent referrals and those to other places; referral_answered; referral_expired;
 * referral_unexplained
 */
export async function answerReferral(
  ctx: StaffWriteContext,
  { id, accept, text }: ReferralAnswer,
): Promise<{ accepted: boolean }> {
  if (!accept && text === undefined) throw new DomainError('referral_unexplained')
  const now = ctx.now()
  const answerCipher = text === undefined ? null : ctx.fieldCrypto.seal(REFERRAL_ANSWER, text)
  const patientId = await answerOpen(ctx.tx, ctx.staff, { id, accept, answerCipher, now })
  if (patientId === null) {
    throw new DomainError((await whyNotOpen(ctx.tx, ctx.staff, 'in', id)) ?? 'not_found')
  }
  await noteTouch(ctx, 'referral.answer', patientId)
  const told = { kind: 'referral-answered', to: { readersOf: patientId }, patientId } as const
  await ctx.notices.tell(
    ctx.tx,
    {
      ...told,
      byAccountId: ctx.account.id,
      facts: { accepted: accept ? 1 : 0 },
      onceKey: `${told.kind}:${id}`,
    },
    now,
  )
  return { accepted: accept }
}

/**
 * Takes back what was sent by mistake, as long as nobody has answered it.
 *
 * @throws not_found alike for absent referrals and those of other places; referral_answered; referral_expired
 */
export async function withdrawReferral(
  ctx: StaffWriteContext,
  { id }: { readonly id: string },
): Promise<{ id: string }> {
  const patientId = await withdrawOpen(ctx.tx, ctx.staff, { id, now: ctx.now() })
  if (patientId === null) {
    throw new DomainError((await whyNotOpen(ctx.tx, ctx.staff, 'out', id)) ?? 'not_found')
  }
  await noteTouch(ctx, 'referral.withdraw', patientId)
  return { id }
}

async function noteTouch(ctx: StaffWriteContext, action: string, patientId: string): Promise<void> {
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'referral',
    action,
    patientIds: [patientId],
    fields: ['referral'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
}
