import { addDays, localDateOf } from '#domain/kernel/time'
import { COVERAGE_RULE_CODES, coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import { simulateFees as simulate } from '#domain/mutual-aid/plan/simulate-fees'
import type { SimulateFees } from '../../platform/access/rule-simulation'
import { listPaidFees } from './fee-store'

/** Every child of a large county; a loop without an end would block the desk. */
const FEES_MAX = 100_000
const YEAR_DAYS = 365

/** A rule that fees do not depend on changes none of them. */
export const simulateFees: SimulateFees = async (ctx, { region, code, value }) => {
  const since = addDays(localDateOf(ctx.now()), -YEAR_DAYS)
  const paid = await listPaidFees(ctx.db, region, since, FEES_MAX)
  const all = await ctx.rules()
  const isOurs = (COVERAGE_RULE_CODES as readonly string[]).includes(code)
  return simulate(paid, (on) => {
    const rules = coverageRules(all, region, on)
    return isOurs ? { ...rules, [code]: value } : rules
  })
}
