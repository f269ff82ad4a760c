import { DomainError } from '#domain/kernel/errors'
import { keepsThePast, type RuleVersion } from '#domain/kernel/rule-version'
import { localDateOf } from '#domain/kernel/time'
import { ruleDefinition } from '#domain/rule-definitions'
import type { Restore } from '../../platform/context'
import { mayChangeRegion } from './region-scope'
import { loadVersions, replaceVersions } from './store'

/**
 * Puts back the versions that stood before a change, while all of them are still to come. One that has begun stays as it
 * stands, whatever the change remembers of it: a migration may have written into it since.
 *
 * @throws rule_needs_second for what two agreed to; rule_date_past once one of them has begun: what happened on such a day was judged by it; rule_value_outdated
 * for a value that the rule's schema of today does not take any more
 */
export const restoreRule: Restore = async (ctx, { subjectId, before }) => {
  const [region = '', code = ''] = subjectId.split('/')
  await mayChangeRegion(ctx.tx, ctx.staff, region)
  if (ruleDefinition(code)?.needsSecondPerson) throw new DomainError('rule_needs_second', { code })
  const today = localDateOf(ctx.now())
  const stand = await loadVersions(ctx.tx, region, code)
  const remembered = (before ?? []) as readonly RuleVersion[]
  if (!keepsThePast(stand, remembered, today)) throw new DomainError('rule_date_past')
  const begun = new Map(
    stand.filter(({ validFrom }) => validFrom <= today).map((row) => [row.validFrom, row]),
  )
  const wanted = remembered.map((version) => {
    const standing = begun.get(version.validFrom)
    return standing ? { ...standing, validTo: version.validTo } : current(code, version)
  })
  await replaceVersions(ctx.tx, { region, code }, stand, wanted)
}

/** Its fields may be others than when the change was made: nothing is guessed into a rule. */
function current(code: string, version: RuleVersion): RuleVersion {
  const change = ruleDefinition(code)?.change
  if (change && !change.value.safeParse(version.value).success) {
    throw new DomainError('rule_value_outdated', { code })
  }
  return version
}
