import { fen } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { legsOf } from '#domain/ledger/transfer'
import { owedFromAid } from '#domain/mutual-aid/coverage/owed-from-aid'
import type { OwedOf, TakeOwed } from '../../../platform/access/owed-fee'
import { findCoverage, lockCoverage, updateCoverage } from '../coverage-store'

/** What features ask: see `Access.owedOf`. */
export const owedOf: OwedOf = async (db, { coverageId, aidFen }) => {
  const coverage = await findCoverage(db, coverageId)
  return coverage ? owedFromAid(coverage, aidFen) : fen(0)
}

/** What features ask: see `Access.takeOwed`. An order at WeChat that is paid afterwards finds nothing due, and goes back. */
export const takeOwed: TakeOwed = async (tx, ctx, { coverageId, aidFen, byAccountId }) => {
  const coverage = await lockCoverage(tx, coverageId)
  const owedFen = coverage ? owedFromAid(coverage, aidFen) : fen(0)
  if (!coverage || owedFen === 0) return fen(0)
  const at = ctx.now()
  await updateCoverage(
    tx,
    coverageId,
    { status: coverage.status, paidBy: 'family' },
    { accountId: byAccountId, at },
  )
  await ctx.access.post(tx, {
    planId: coverage.planId,
    kind: 'contribution',
    intent: `owed/${coverageId}`,
    onDay: localDateOf(at),
    at,
    byAccountId,
    legs: legsOf('contribution', owedFen),
  })
  return owedFen
}
