import { fen } from '#domain/kernel/fen'
import type { Rule } from '#domain/kernel/rule-set'
import { addDays, localDateOf } from '#domain/kernel/time'
import { CLAIM_RULE_CODES, claimRules } from '#domain/mutual-aid/claim-rules'
import { simulateClaims } from '#domain/mutual-aid/simulate-claims'
import type { SimulateRule } from '../../platform/rule-simulation'
import { opened } from './claim-seal'
import { listDecided } from './decided-store'

/** A claim a working day for every hundred children of a large county; a loop without an end would block the desk. */
const CLAIMS_MAX = 20_000
const PAGE = 500
const YEAR_DAYS = 365

/**
 * What the claims that were decided within the last year would have come to had the proposed value held on their days
 * (journeys E4 49). A rule that claims are not judged by changes none of them.
 */
export const simulateRule: SimulateRule = async (ctx, proposed) => {
  const since = addDays(localDateOf(ctx.now()), -YEAR_DAYS)
  const decided = []
  let after: string | null = null
  while (decided.length < CLAIMS_MAX) {
    const page = await listDecided(ctx.db, proposed.region, { since, after, limit: PAGE })
    for (const { coverageId, benefitFen, arithmeticCipher } of page) {
      const { facts } = opened(ctx.fieldCrypto, 'claim.arithmetic', arithmeticCipher)
      decided.push({ coverageId, facts, benefitFen: fen(Number(benefitFen)) })
    }
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE) break
  }
  const rules = withProposed(await ctx.rules(), proposed)
  return simulateClaims(decided, ({ admittedOn }) => claimRules(rules, proposed.region, admittedOn))
}

/** The rules as if the value had always stood in the region. */
function withProposed(
  rules: readonly Rule[],
  { region, code, value }: Parameters<SimulateRule>[1],
): readonly Rule[] {
  if (!(CLAIM_RULE_CODES as readonly string[]).includes(code)) return rules
  const others = rules.filter((rule) => rule.code !== code || rule.region !== region)
  const general = rules.find((rule) => rule.code === code)
  if (!general) return rules
  return [...others, { ...general, region, value, validTo: null }]
}
