import * as z from 'zod/mini'
import { ruleInWords } from '#domain/kernel/rule-definition'
import { type Rule, ruleInForce } from '#domain/kernel/rule-set'
import { localDateOf } from '#domain/kernel/time'
import { ruleDefinition } from '#domain/rule-definitions'
import type { StaffContext } from '../../platform/context'
import { mayReadRegion } from './region-scope'
import { ruleName } from './rule-name'
import { loadRulesOfCodes } from './store'

export const listRuleVersionsInput = z.strictObject({ region: ruleName, code: ruleName })

export interface ListedVersion extends Rule {
  readonly inWords: string
  /** `other`: a general one, where the region has its own today. */
  readonly state: 'coming' | 'in-force' | 'other' | 'over'
}

/** The newest a reader may see. */
const MAX_LISTED = 200

/**
 * All versions of a rule that matter to a region, the latest start first.
 *
 * @throws not_found for a region of another office
 */
export async function listRuleVersions(
  ctx: StaffContext,
  { region, code }: z.infer<typeof listRuleVersionsInput>,
): Promise<{ rows: ListedVersion[]; nextCursor: null }> {
  await mayReadRegion(ctx.db, ctx.staff, region)
  const rules = await loadRulesOfCodes(ctx.db, region, [code])
  const today = localDateOf(ctx.now())
  const inForce = ruleInForce(rules, region, code, today)
  const stateOf = (rule: Rule): ListedVersion['state'] => {
    if (rule === inForce) return 'in-force'
    if (rule.validFrom > today) return 'coming'
    return rule.validTo !== null && rule.validTo <= today ? 'over' : 'other'
  }
  const rows = rules.map((rule) => ({
    ...rule,
    inWords: ruleInWords(rule.value, ruleDefinition(code)),
    state: stateOf(rule),
  }))
  rows.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return { rows: rows.slice(0, MAX_LISTED), nextCursor: null }
}
