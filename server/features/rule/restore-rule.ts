import { DomainError } from '#domain/kernel/errors'
import { keepsThePast, type RuleVersion } from '#domain/kernel/rule-version'
import { localDateOf } from '#domain/kernel/time'
import type { Restore } from '../../platform/context'
import { mayChangeRegion } from './region-scope'
import { loadVersions, replaceVersions } from './store'

/**
 * Puts back the versions that stood before a change, while all of them are still to come.
 *
 * @throws rule_date_past once one of them has begun: what happened on such a day was judged by it
 */
export const restoreRule: Restore = async (ctx, { subjectId, before }) => {
  const [region = '', code = ''] = subjectId.split('/')
  await mayChangeRegion(ctx.tx, ctx.staff, region)
  const stand = await loadVersions(ctx.tx, region, code)
  const wanted = (before ?? []) as readonly RuleVersion[]
  if (!keepsThePast(stand, wanted, localDateOf(ctx.now()))) throw new DomainError('rule_date_past')
  await replaceVersions(ctx.tx, { region, code }, stand, wanted)
}
