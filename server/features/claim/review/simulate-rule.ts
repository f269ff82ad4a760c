import { fen } from '#domain/kernel/fen'
import type { Rule } from '#domain/kernel/rule-set'
import { addDays, localDate, localDateOf } from '#domain/kernel/time'
import { simulateClaims } from '#domain/mutual-aid/benefit/simulate-claims'
import { CLAIM_RULE_CODES, claimRules } from '#domain/mutual-aid/claim/claim-rules'
import type { SimulateRule } from '../../../platform/access/rule-simulation'
import type { Cursor } from '../../../platform/api/cursor'
import { opened } from '../claim-seal'
import { type DecidedRow, listDecided } from './decided-store'

/** A claim a working day for every hundred children of a large county; a loop without an end would block the desk. */
const CLAIMS_MAX = 20_000
const PAGE = 500
const YEAR_DAYS = 365

/**
 * What the claims that were granted within the last year would have come to had the proposed value held on their days
 * (journeys E4 49). A rule that claims are not judged by changes none of them.
 */
export const simulateRule: SimulateRule = async (ctx, proposed) => {
  const since = addDays(localDateOf(ctx.now()), -YEAR_DAYS)
  const decided = []
  let after: Cursor | null = null
  while (decided.length < CLAIMS_MAX) {
    const page: DecidedRow[] = await listDecided(ctx.db, proposed.region, { since, after, limit: PAGE })
    for (const { coverageId, benefitFen, arithmeticCipher } of page) {
      const { facts } = opened(ctx.fieldCrypto, 'claim.arithmetic', arithmeticCipher)
      decided.push({ coverageId, facts, benefitFen: fen(Number(benefitFen)) })
    }
    const last = page.at(-1)
    after = last ? { start: last.decidedAt, id: last.id } : null
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
  const always = { validFrom: localDate('2000-01-01'), validTo: null, source: '试算', verified: false }
  return [...others, { ...always, region, code, value }]
}
