import { randomUUID } from 'node:crypto'
import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { maskName } from '#domain/kernel/masking'
import {
  addDays,
  instantAt,
  type LocalDate,
  localDateOf,
  localTime,
  toIsoShanghai,
} from '#domain/kernel/time'
import { legsOf } from '#domain/ledger/transfer'
import { owedUntil } from '#domain/mutual-aid/coverage/coverage-reminder'
import { refuseWaiver } from '#domain/mutual-aid/coverage/refuse-waiver'
import { type CoverageRules, coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import { readCursor, writeCursor } from '../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext, StaffWriteContext } from '../../platform/context'
import { newCertificate } from './certificate/certificate-of'
import {
  type CoverageRow,
  copyEnrolment,
  insertCoverage,
  lockCoverage,
  updateCoverage,
} from './coverage-store'
import { waiverIntent } from './leaving/give-fee-back'
import { isOwnPlan, listAskedWaivers } from './leaving/staff-store'
import { findPlanById, lockSpentOnWaivers, type PlanRow } from './plan-store'
import { tellFamily } from './tell-family'

export interface WaiverRow {
  readonly id: string
  readonly patientId: string
  readonly nameMasked: string
  readonly birthDate: LocalDate
  /** In the family's words. */
  readonly reason: string
  readonly feeFen: number
  readonly askedAt: string
  readonly dueAt: string
}

/** The waivers that wait for an answer, the longest first; the look is written down. */
export async function listWaivers(
  ctx: StaffContext,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<{ rows: WaiverRow[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readCursor(cursor)
  const found = await listAskedWaivers(ctx.db, ctx.staff, { after, limit: PAGE_AND_ONE })
  const { rows, nextCursor } = cutPage(found, ({ id, askedAt }) => writeCursor({ start: askedAt, id }))
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'coverage',
    action: 'coverage.waivers',
    patientIds: rows.map(({ patientId }) => patientId),
    fields: ['name', 'birth-date', 'coverage'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  return {
    rows: rows.map(({ nameCipher, reasonCipher, askedAt, dueAt, ...row }) => ({
      ...row,
      nameMasked: maskName(ctx.fieldCrypto.open('patient.name', nameCipher)),
      reason: ctx.fieldCrypto.open('coverage.waiver', reasonCipher),
      askedAt: toIsoShanghai(askedAt),
      dueAt: toIsoShanghai(dueAt),
    })),
    nextCursor,
  }
}

export interface WaiverDecision {
  readonly id: string
  readonly grant: boolean
  readonly text: string
}

/**
 * Donations pay a child's fee, while there are enough of them, or they do not and the family may pay itself: its place
 * is kept for some days more (journeys E4 53).
 *
 * @throws not_found alike for absent waivers and those of other offices; not_permitted for one's own family;
 * coverage_state once it is answered; waiver_fund_short
 */
export async function decideWaiver(
  ctx: StaffWriteContext,
  { id, grant, text }: WaiverDecision,
): Promise<Record<string, never>> {
  const { tx } = ctx
  const today = localDateOf(ctx.now())
  const coverage = await lockCoverage(tx, id)
  if (!coverage || coverage.paidBy !== 'donation') throw new DomainError('not_found')
  if (!(await isOwnPlan(tx, ctx.staff, coverage.planId))) throw new DomainError('not_found')
  if (await ctx.access.actsForOneOf(tx, ctx.account.id, [coverage.patientId], today)) {
    throw new DomainError('not_permitted')
  }
  if (coverage.status !== 'pending-payment') throw new DomainError('coverage_state')
  const plan = await findPlanById(tx, coverage.planId)
  const rules = coverageRules(await ctx.rules(), plan.region, today)
  await ctx.audit.record(tx, {
    by: ctx.staff,
    purpose: 'coverage',
    action: 'coverage.decideWaiver',
    patientIds: [coverage.patientId],
    fields: ['coverage'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  const waiverAnswerCipher = ctx.fieldCrypto.seal('coverage.waiver_answer', text)
  const deciding = { plan, rules, coverage, waiverAnswerCipher }
  if (grant) await payByDonation(ctx, deciding)
  else await leaveToFamily(ctx, deciding)
  return {}
}

interface Deciding {
  readonly plan: PlanRow
  readonly rules: CoverageRules
  readonly coverage: CoverageRow
  /** For the family, whatever it says. */
  readonly waiverAnswerCipher: string
}

async function payByDonation(
  ctx: StaffWriteContext,
  { plan, rules, coverage, waiverAnswerCipher }: Deciding,
): Promise<void> {
  const { tx } = ctx
  const spentFen = await lockSpentOnWaivers(tx, plan.id)
  const givenFen = await ctx.access.givenForWaivers(tx, plan.id)
  const refusal = refuseWaiver(coverage.feeFen, fen(Math.max(givenFen - spentFen, 0)))
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const by = { accountId: ctx.account.id, at: ctx.now() }
  const certificate = await newCertificate(tx, plan.code, coverage.startsOn, rules)
  await updateCoverage(tx, coverage.id, { status: 'in-force', certificate, waiverAnswerCipher }, by)
  await ctx.access.post(tx, {
    planId: plan.id,
    kind: 'waiver',
    intent: waiverIntent(coverage.id),
    onDay: localDateOf(by.at),
    at: by.at,
    byAccountId: by.accountId,
    legs: legsOf('waiver', coverage.feeFen),
  })
  await tellFamily(tx, ctx, coverage, 'coverage-waiver-granted', { endsOn: coverage.endsOn })
}

/**
 * The same days and the same fee, for the family itself. They are another coverage, since what was asked for stays, and
 * of another enrolment, since the children beside it may be paid for already.
 */
async function leaveToFamily(
  ctx: StaffWriteContext,
  { plan, rules, coverage, waiverAnswerCipher }: Deciding,
): Promise<void> {
  const { tx } = ctx
  const by = { accountId: ctx.account.id, at: ctx.now() }
  await updateCoverage(tx, coverage.id, { status: 'unpaid', waiverAnswerCipher }, by)
  const { kind, previousId, startsOn, endsOn, illnessFrom, hesitationUntil, feeBand, feeFen } = coverage
  const isRenewal = kind === 'renewal'
  const lastDay = isRenewal
    ? owedUntil(startsOn, rules)
    : addDays(localDateOf(by.at), rules['MA-20-WAIVER'].payDays)
  const enrolmentId = randomUUID()
  await copyEnrolment(tx, coverage.enrolmentId, { id: enrolmentId, totalFen: feeFen, createdAt: by.at })
  await insertCoverage(tx, {
    id: randomUUID(),
    planId: plan.id,
    enrolmentId,
    patientId: coverage.patientId,
    status: isRenewal ? 'in-force' : 'pending-payment',
    kind,
    previousId,
    startsOn,
    endsOn,
    illnessFrom,
    hesitationUntil,
    band: feeBand,
    feeFen,
    paidBy: isRenewal ? 'owed' : 'family',
    waiverCipher: null,
    payUntil: instantAt(lastDay, localTime('24:00')),
    certificate: isRenewal ? await newCertificate(tx, plan.code, startsOn, rules) : null,
    byAccountId: by.accountId,
    at: by.at,
  })
  await tellFamily(tx, ctx, coverage, 'coverage-waiver-refused', { payUntil: lastDay })
}
