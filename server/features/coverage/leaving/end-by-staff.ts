import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { nextCoverageStatus, type StaffEndReason } from '#domain/mutual-aid/coverage/coverage-status'
import { type CoverageEnd, endByStaff } from '#domain/mutual-aid/coverage/exit-coverage'
import type { StaffWriteContext } from '../../../platform/context'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { type CoverageRow, findCoverage, lockCoverage, lockRunning, updateCoverage } from '../coverage-store'
import { tellFamily } from '../tell-family'
import { findClaimsOf } from './claims-store'
import { giveFeeBack } from './give-fee-back'
import { findCertified } from './staff-store'

export interface StaffEnd {
  readonly certificateNumber: string
  readonly reason: StaffEndReason
  /** Of a death the day of it. */
  readonly on: LocalDate
}

/**
 * The plan ends a coverage: the child died, and nobody is told any more (journeys E4 18), or what was declared was not
 * true (E4 7). With a death everything of the child ends that is not over yet: the year ahead is given back, what waits
 * for money is not waited for, and nobody is asked to renew.
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
  await ctx.audit.record(tx, {
    by: ctx.staff,
    purpose: 'coverage',
    action: 'coverage.endByStaff',
    patientIds: [coverage.patientId],
    fields: ['coverage'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  const { endedOn, refundFen } = await endOne(ctx, coverage, reason, on)
  if (reason !== 'death') {
    await tellFamily(tx, ctx, coverage, 'coverage-void')
    return { endedOn, refundFen }
  }
  let backFen: number = refundFen
  for (const other of await lockRunning(tx, coverage, on)) {
    if (other.status === 'in-force') backFen += (await endOne(ctx, other, reason, on)).refundFen
    else
      await updateCoverage(tx, other.id, { status: 'unpaid' }, { accountId: ctx.account.id, at: ctx.now() })
  }
  return { endedOn, refundFen: backFen }
}

async function endOne(
  ctx: StaffWriteContext,
  coverage: CoverageRow,
  reason: StaffEndReason,
  on: LocalDate,
): Promise<CoverageEnd> {
  const claims = (await findClaimsOf(ctx.tx, [coverage.id]))(coverage.id)
  const end = endByStaff({ ...coverage, hasClaim: claims.asked > 0 }, reason, on)
  const { status, endedOn } = end
  const by = { accountId: ctx.account.id, at: ctx.now() }
  await updateCoverage(ctx.tx, coverage.id, { status, endedOn, endReason: reason }, by)
  await giveFeeBack(ctx, coverage, end)
  return end
}

/** The child first, as whoever enrols it does: nothing of it begins while this ends (decision 097). */
async function lockOfOffice(
  { tx, staff }: StaffWriteContext,
  certificateNumber: string,
): Promise<CoverageRow> {
  const found = await findCertified(tx, staff, certificateNumber)
  const known = found && (await findCoverage(tx, found.id))
  if (known) await lockPatients(tx, [known.patientId])
  const coverage = known && (await lockCoverage(tx, known.id))
  if (!coverage) throw new DomainError('not_found')
  return coverage
}
