import type { LocalDate } from '#domain/kernel/time'
import { type ClaimRules, claimRules } from '#domain/mutual-aid/claim/claim-rules'
import { type CoverageRules, coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import { type KeyFacts, keyFactsOn } from '#domain/mutual-aid/plan/key-facts'
import type { Context } from '../../../platform/context'
import type { PlanRow } from '../plan-store'

/** A plan with what holds in its region on a day. */
export interface PlanOnDay {
  readonly plan: PlanRow
  readonly rules: CoverageRules
  readonly claimRules: ClaimRules
  readonly keyFacts: KeyFacts
}

export async function planOnDay(
  ctx: Pick<Context, 'rules'>,
  plan: PlanRow,
  on: LocalDate,
): Promise<PlanOnDay> {
  const all = await ctx.rules()
  const rules = coverageRules(all, plan.region, on)
  const ofClaims = claimRules(all, plan.region, on)
  const { A: referred, D: direct } = ofClaims['MA-10'].value
  return { plan, rules, claimRules: ofClaims, keyFacts: keyFactsOn(on, rules, { referred, direct }) }
}
