import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import { isCoveredOn } from '#domain/mutual-aid/coverage/coverage-stage'
import { nextCoverageStatus } from '#domain/mutual-aid/coverage/coverage-status'
import { type CoverageEnd, leaveCoverage } from '#domain/mutual-aid/coverage/exit-coverage'
import { type ExitLoss, exitLosses } from '#domain/mutual-aid/coverage/exit-losses'
import { coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import type { AccountContext, WriteContext } from '../../../platform/context'
import type { Database, Transaction } from '../../../platform/database/database'
import { type CoverageRow, findCoverage, lockCoverage, updateCoverage } from '../coverage-store'
import { tellFamily } from '../tell-family'
import { findClaimsOf } from './claims-store'
import { giveFeeBack } from './give-fee-back'

export interface ExitAnswer {
  /** From when on nothing more is covered: the day after the last one, or today where it counts as never begun. */
  readonly effectiveOn: LocalDate
  readonly refundFen: number
  readonly isHesitation: boolean
}

/**
 * What leaving today would mean, before anything is done (rules MA-20).
 *
 * @throws not_found alike for absent coverages and other families'; delegate_not_permitted; coverage_state
 */
export async function previewExit(
  ctx: AccountContext,
  { id }: { readonly id: string },
): Promise<ExitAnswer & { losses: ExitLoss[] }> {
  const today = localDateOf(ctx.now())
  const coverage = await ownCoverage(ctx, ctx.db, await findCoverage(ctx.db, id))
  const { end, open } = await decideExit(ctx.db, coverage, today)
  if (!end) return { effectiveOn: today, refundFen: 0, isHesitation: true, losses: [] }
  const rules = coverageRules(await ctx.rules(), coverage.region, today)
  const paidFen = coverage.paidBy === 'family' ? coverage.feeFen : fen(0)
  const losses = exitLosses(end, { paidFen, openClaims: open }, today, rules)
  return { ...answerOf(end, today), losses }
}

/**
 * One child leaves, in one step, and no other child with it (journeys E4 50). What is given back goes the way it came. A
 * place that waits for its money is simply given up.
 *
 * @throws as previewExit
 */
export async function exitPlan(ctx: WriteContext, { id }: { readonly id: string }): Promise<ExitAnswer> {
  const { tx, account } = ctx
  const at = ctx.now()
  const today = localDateOf(at)
  const coverage = await ownCoverage(ctx, tx, await lockCoverage(tx, id))
  const { end } = await decideExit(tx, coverage, today)
  const by = { accountId: account.id, at }
  if (!end) {
    await updateCoverage(tx, id, { status: 'unpaid' }, by)
    return { effectiveOn: today, refundFen: 0, isHesitation: true }
  }
  const { status, endedOn, reason } = end
  await updateCoverage(tx, id, { status, endedOn, endReason: reason }, by)
  await giveFeeBack(ctx, coverage, end)
  await tellFamily(tx, ctx, coverage, 'coverage-ended', {}, { byAccountId: account.id })
  return answerOf(end, today)
}

async function ownCoverage(
  ctx: Pick<AccountContext, 'access' | 'account' | 'now'>,
  db: Database | Transaction,
  coverage: CoverageRow | null,
): Promise<CoverageRow> {
  if (!coverage) throw new DomainError('not_found')
  await ctx.access.guardianScope(db, ctx.account, coverage.patientId, localDateOf(ctx.now()))
  return coverage
}

/** `end` is null for a place that waits for its money: it has not begun. @throws coverage_state once it is over */
async function decideExit(
  db: Database | Transaction,
  coverage: CoverageRow,
  today: LocalDate,
): Promise<{ readonly end: CoverageEnd | null; readonly open: number }> {
  const claims = (await findClaimsOf(db, [coverage.id]))(coverage.id)
  if (nextCoverageStatus(coverage.status, 'give-up')) return { end: null, open: 0 }
  const isRunning = today < coverage.startsOn || isCoveredOn(coverage, today)
  if (!isRunning || nextCoverageStatus(coverage.status, 'withdraw') === null) {
    throw new DomainError('coverage_state')
  }
  return { end: leaveCoverage({ ...coverage, hasClaim: claims.asked > 0 }, today), open: claims.open }
}

function answerOf({ refundFen, status, endedOn }: CoverageEnd, today: LocalDate): ExitAnswer {
  const isHesitation = status === 'cancelled-hesitation'
  return { effectiveOn: isHesitation ? today : addDays(endedOn, 1), refundFen, isHesitation }
}
