import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { nextCoverageStatus, type StaffEndReason } from '#domain/mutual-aid/coverage-status'
import { endByStaff } from '#domain/mutual-aid/exit-coverage'
import type { StaffWriteContext } from '../../platform/context'
import { findClaimsOf } from './claims-store'
import { type CoverageRow, lockCoverage, updateCoverage } from './coverage-store'
import { giveBackFee } from './leave-plan'
import { findIdByCertificate, isOwnPlan } from './staff-store'
import { tellFamily } from './tell-family'

export interface StaffEnd {
  readonly certificateNumber: string
  readonly reason: StaffEndReason
  /** Of a death the day of it. */
  readonly on: LocalDate
}

/**
 * The plan ends a coverage: the child died, and nobody is told any more (journeys E4 18), or what was declared was not
 * true (E4 7).
 *
 * @throws not_found alike for absent certificates and those of other offices; not_permitted for one's own family;
 * coverage_state once it is over; input_invalid for a day to come
 */
export async function endCoverageByStaff(
  ctx: StaffWriteContext,
  { certificateNumber, reason, on }: StaffEnd,
): Promise<{ endedOn: LocalDate; refundFen: number }> {
  const { tx } = ctx
  const coverage = await lockOfOffice(ctx, certificateNumber)
  const today = localDateOf(ctx.now())
  if (on > today) throw new DomainError('input_invalid', { fields: ['on'] })
  if (await ctx.access.actsForOneOf(tx, ctx.account.id, [coverage.patientId], today)) {
    throw new DomainError('not_permitted')
  }
  const event = reason === 'death' ? 'withdraw' : 'void'
  if (nextCoverageStatus(coverage.status, event) === null) throw new DomainError('coverage_state')
  const claims = (await findClaimsOf(tx, [coverage.id]))(coverage.id)
  const end = endByStaff({ ...coverage, hasClaim: claims.asked > 0 }, reason, on)
  await ctx.audit.record(tx, {
    by: ctx.staff,
    purpose: 'coverage',
    action: 'coverage.endByStaff',
    patientIds: [coverage.patientId],
    fields: ['coverage'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  const { status, endedOn, refundFen } = end
  const by = { accountId: ctx.account.id, at: ctx.now() }
  await updateCoverage(tx, coverage.id, { status, endedOn, endReason: reason }, by)
  await giveBackFee(ctx, coverage, end)
  if (reason !== 'death') await tellFamily(tx, ctx, coverage, 'coverage-void')
  return { endedOn, refundFen }
}

async function lockOfOffice(
  { tx, staff }: StaffWriteContext,
  certificateNumber: string,
): Promise<CoverageRow> {
  const id = await findIdByCertificate(tx, certificateNumber)
  const coverage = id === null ? null : await lockCoverage(tx, id)
  if (!coverage || !(await isOwnPlan(tx, staff, coverage.planId))) throw new DomainError('not_found')
  return coverage
}
