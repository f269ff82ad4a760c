import * as z from 'zod/mini'
import { QUERY_MAX_LENGTH } from '#domain/directory/search'
import { DomainError } from '#domain/kernel/errors'
import { ruleInWords } from '#domain/kernel/rule-definition'
import { type Rule, ruleInForce } from '#domain/kernel/rule-set'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { ruleDefinition } from '#domain/rule-definitions'
import { mentions, pageOf, type WholeListPage } from '../../platform/api/page-of'
import type { StaffContext } from '../../platform/context'
import { loadRegions, loadRules } from './store'

export const REGION_MAX_LENGTH = 40
const CODE_MAX_LENGTH = 20

export const listRulesInput = z.strictObject({
  /** The office's own, when absent. */
  region: z.optional(z.string().check(z.maxLength(REGION_MAX_LENGTH))),
  query: z.optional(z.string().check(z.maxLength(QUERY_MAX_LENGTH))),
  unverifiedOnly: z.optional(z.boolean()),
  /** The code of the last row of the page before. */
  cursor: z.optional(z.string().check(z.maxLength(CODE_MAX_LENGTH))),
})

export interface ListedRule extends Rule {
  readonly nameZh: string
  readonly inWords: string
  /** All that were, are and will be, of the region and in general. */
  readonly versions: number
  /** When the next version begins, if one is written. */
  readonly nextFrom: LocalDate | null
  /** It has numbers, so an operator may write a new version. */
  readonly changeable: boolean
  /** False where a region of its own makes no difference. */
  readonly perRegion: boolean
  /** Changed by a proposal that somebody else decides about. */
  readonly needsSecondPerson: boolean
}

interface RulePage extends WholeListPage<ListedRule> {
  readonly region: string
  /** Among which the reader may choose; those it may also change are `writable`. */
  readonly regions: readonly string[]
  readonly writable: readonly string[]
  readonly unverified: number
}

/**
 * Every rule as it holds in a region today, its own version before the general one; one that only begins later is
 * listed with that version. By code.
 *
 * @throws not_found for a region of another office
 */
export async function listRules(
  ctx: StaffContext,
  { region: wanted, query, unverifiedOnly, cursor }: z.infer<typeof listRulesInput>,
): Promise<RulePage> {
  const { own, writable } = await loadRegions(ctx.db, ctx.staff)
  const regions = [...new Set([own, ...writable, '*'])]
  const region = wanted ?? own
  if (!regions.includes(region)) throw new DomainError('not_found')
  const rules = await loadRules(ctx.db, region)
  const listed = listedRules(rules, region, localDateOf(ctx.now()))
  const shown = listed.filter(
    (rule) =>
      (!unverifiedOnly || !rule.verified) &&
      mentions(query, [rule.code, rule.nameZh, rule.inWords, rule.source]),
  )
  return {
    ...pageOf(shown, ({ code }) => code, cursor),
    region,
    regions,
    writable,
    unverified: listed.filter(({ verified }) => !verified).length,
  }
}

function listedRules(rules: readonly Rule[], region: string, today: LocalDate): ListedRule[] {
  return [...new Set(rules.map(({ code }) => code))].flatMap((code) => {
    const all = rules.filter((rule) => rule.code === code)
    const shown = ruleInForce(all, region, code, today) ?? all.find(({ validFrom }) => validFrom > today)
    if (!shown) return []
    const definition = ruleDefinition(code)
    const next = all
      .map(({ validFrom }) => validFrom)
      .filter((start) => start > today && start > shown.validFrom)
    return [
      {
        ...shown,
        nameZh: definition?.nameZh ?? code,
        inWords: ruleInWords(shown.value, definition),
        versions: all.length,
        nextFrom: next.sort()[0] ?? null,
        changeable: Boolean(definition?.change),
        perRegion: definition?.perRegion ?? true,
        needsSecondPerson: definition?.needsSecondPerson ?? false,
      },
    ]
  })
}
