import { PRESCRIBING_ROLES } from '#domain/account/account-role'
import { maskName } from '#domain/kernel/masking'
import type { Rule } from '#domain/kernel/rule-set'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { type ReferralWorth, referralWorth } from '#domain/mutual-aid/benefit/referral-worth'
import { claimRules } from '#domain/mutual-aid/claim/claim-rules'
import { ageInWords } from '#domain/patient/display'
import { answerDueAt, answerWithin } from '#domain/referral/referral-rules'
import { readCursor, writeCursor } from '../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { AccountContext, StaffContext } from '../../platform/context'
import { isCoveredOn, listLate, listOfPatient, listReferrals, type ReferralRow } from './list-store'
import { certificateOn, listReceivers } from './referral-store'
import { REFERRAL_ANSWER, REFERRAL_REASON } from './write-referral'

/** Where a doctor may send a child, and whether the green way is open to them today. */
export async function readPlaces(ctx: StaffContext) {
  const { practitionerId, organizationId } = ctx.staff
  const today = localDateOf(ctx.now())
  const certificate = practitionerId && (await certificateOn(ctx.db, practitionerId, today))
  const { lateHours } = claimRules(await ctx.rules(), '*', today)['MA-10'].value
  return {
    rows: await listReceivers(ctx.db, organizationId),
    certification: certificate
      ? { number: certificate.number, validTo: localDateOf(certificate.validTo) }
      : null,
    /** Hours after an admission in which an emergency may be written down. */
    lateHours,
  }
}

/**
 * Children sent to one's places, or from them, those without an answer in time in front. Names are masked, and the desk learns that a child comes but not why; the
 * look is written down.
 */
export async function readReferrals(
  ctx: StaffContext,
  input: { readonly direction: 'in' | 'out'; readonly cursor?: string | undefined },
) {
  const now = ctx.now()
  const after = input.cursor === undefined ? null : readCursor(input.cursor)
  const found = await listReferrals(ctx.db, ctx.staff, input.direction, { after, limit: PAGE_AND_ONE })
  // What should have been answered stands on top of the first page until it is.
  const late = after === null ? await listLate(ctx.db, ctx.staff, input.direction) : []
  const rules = await ctx.rules()
  const { rows: page, nextCursor } = cutPage(found, ({ id, requestedAt }) =>
    writeCursor({ start: requestedAt, id }),
  )
  const rows = [...late, ...page]
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'referral',
    action: 'referral.list',
    patientIds: rows.map(({ patientId }) => patientId),
    fields: ['name', 'referral'],
    at: now,
    requestId: ctx.requestId,
  })
  const isDesk = ctx.staff.role === 'front-desk'
  const prescribes = (PRESCRIBING_ROLES as readonly string[]).includes(ctx.staff.role)
  return {
    serverTime: toIsoShanghai(now),
    rows: rows.map((row) => ({
      ...lineOf(row, rules),
      patientId: row.patientId,
      /** Taken back by the very place that wrote it. */
      mayWithdraw: prescribes && row.fromOrganizationId === ctx.staff.organizationId,
      nameMasked: maskName(ctx.fieldCrypto.open('patient.name', row.nameCipher)),
      age: ageInWords(row.birthDate, localDateOf(now)),
      reason: isDesk ? null : ctx.fieldCrypto.open(REFERRAL_REASON, row.reasonCipher),
      answer: isDesk ? null : answerOf(row, ctx),
    })),
    nextCursor,
  }
}

/**
 * Where one's child was sent, what was answered, and what it is worth if the child takes part in the plan.
 *
 * @throws not_found alike for other families' children
 */
export async function readOwnReferrals(ctx: AccountContext, { patientId }: { readonly patientId: string }) {
  const look = { patientId, action: 'referral.mine', kinds: ['visit'] } as const
  const scope = await ctx.access.recordScope(ctx, look)
  const rows = scope.seesRecords && scope.kind === 'guardian' ? await listOfPatient(ctx.db, scope) : []
  const today = localDateOf(ctx.now())
  const isCovered = rows.length > 0 && (await isCoveredOn(ctx.db, scope, today))
  const rules = await ctx.rules()
  return {
    isCovered,
    rows: rows.map((row) => ({
      ...lineOf(row, rules),
      reason: ctx.fieldCrypto.open(REFERRAL_REASON, row.reasonCipher),
      answer: answerOf(row, ctx),
      worth: worthOf(row, today, rules),
    })),
  }
}

/** By the rules of the day on which it was written: an admission within some days of it is held against those. */
function worthOf(row: ReferralRow, today: LocalDate, rules: readonly Rule[]): ReferralWorth {
  return referralWorth(row, today, claimRules(rules, row.region, localDateOf(row.requestedAt)))
}

function answerOf({ answerCipher }: ReferralRow, { fieldCrypto }: Pick<AccountContext, 'fieldCrypto'>) {
  return answerCipher && fieldCrypto.open(REFERRAL_ANSWER, answerCipher)
}

function lineOf(row: ReferralRow, rules: readonly Rule[]) {
  const { id, fromName, toName, doctorName, urgency, certificationNumber } = row
  const within = answerWithin(rules, localDateOf(row.requestedAt))
  return {
    id,
    fromName,
    toName,
    doctorName,
    urgency,
    isCertified: certificationNumber !== null,
    certificationNumber,
    requestedAt: toIsoShanghai(row.requestedAt),
    answerDueAt: toIsoShanghai(answerDueAt(row, within)),
    guardianAgreedAt: row.guardianAgreedAt && toIsoShanghai(row.guardianAgreedAt),
    acceptedAt: row.acceptedAt && toIsoShanghai(row.acceptedAt),
    rejectedAt: row.rejectedAt && toIsoShanghai(row.rejectedAt),
    admittedAt: row.admittedAt && toIsoShanghai(row.admittedAt),
    expiredAt: row.expiredAt && toIsoShanghai(row.expiredAt),
  }
}
