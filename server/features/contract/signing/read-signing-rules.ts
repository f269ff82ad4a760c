import { contractRules } from '#domain/contract/contract-rules'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'

/** What a family should know before it signs: the periods in force today. */
export interface SigningRulesView {
  /** In which a team answers (FD-REVIEW72). */
  readonly reviewHours: number
  /** Days after the signing in which leaving costs nothing (FD-SWITCH). */
  readonly coolingOffDays: number
  /** Months that somebody from elsewhere has lived here (FD-SIGN). */
  readonly residenceMonths: number
}

export async function readSigningRules(ctx: Context): Promise<SigningRulesView> {
  const rules = contractRules(await ctx.rules(), localDateOf(ctx.now()))
  return {
    reviewHours: rules['FD-REVIEW72'].reviewHours,
    coolingOffDays: rules['FD-SWITCH'].coolingOffDays,
    residenceMonths: rules['FD-SIGN'].residenceMonths,
  }
}
