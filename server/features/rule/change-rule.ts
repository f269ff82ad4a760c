import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { DomainError } from '#domain/kernel/errors'
import { addVersion, type RuleVersion, withdrawVersion } from '#domain/kernel/rule-version'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { ruleDefinition } from '#domain/rule-definitions'
import { reasonShape } from '../../platform/api/reason'
import type { StaffWriteContext } from '../../platform/context'
import { lockSubject, recordChange } from '../../platform/operator-change'
import { mayChangeRegion } from './region-scope'
import { ruleName } from './rule-name'
import { loadVersions, replaceVersions } from './store'

const rule = { region: ruleName, code: ruleName, validFrom: day, ...reasonShape }

export const changeRuleShape = {
  ...rule,
  /** Judged by the rule's own schema. */
  value: z.unknown(),
  source: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)),
  verified: z.boolean(),
}
const changeRuleInput = z.object(changeRuleShape)

export const withdrawRuleShape = rule
export const withdrawRuleInput = z.object(withdrawRuleShape)

/**
 * Writes a new version of a rule from a day to come; the one before it ends there. Running processes read it within
 * seconds (server/platform/rule-table.ts), and it decides about nothing before its day.
 *
 * @throws not_found, not_permitted as mayChangeRegion; rule_fixed for a mechanism and for a region of its own where
 * there is none; rule_needs_second where another has to agree; rule_value_invalid; rule_date_past and rule_date_taken as addVersion
 */
export async function changeRule(
  ctx: StaffWriteContext,
  { region, code, validFrom, value, source, verified, reason }: z.infer<typeof changeRuleInput>,
): Promise<{ validFrom: LocalDate }> {
  await mayChangeRegion(ctx.tx, ctx.staff, region)
  const definition = ruleDefinition(code)
  if (!definition) throw new DomainError('not_found')
  if (!definition.change) throw new DomainError('rule_fixed', { code })
  if (definition.needsSecondPerson) throw new DomainError('rule_needs_second', { code })
  if (region !== '*' && !definition.perRegion) throw new DomainError('rule_fixed', { code, everywhere: true })
  const read = definition.change.value.safeParse(value)
  if (!read.success) throw new DomainError('rule_value_invalid', { code })
  const added = { validFrom, value: read.data, source, verified }
  await rewrite(ctx, { region, code, reason }, (versions, today) => addVersion(versions, added, today))
  return { validFrom }
}

/**
 * Takes out a version that has not begun; the one before it goes on.
 *
 * @throws not_found, not_permitted as mayChangeRegion; rule_needs_second; not_found, rule_date_past as withdrawVersion
 */
export async function withdrawRule(
  ctx: StaffWriteContext,
  { region, code, validFrom, reason }: z.infer<typeof withdrawRuleInput>,
): Promise<Record<string, never>> {
  await mayChangeRegion(ctx.tx, ctx.staff, region)
  if (ruleDefinition(code)?.needsSecondPerson) throw new DomainError('rule_needs_second', { code })
  await rewrite(ctx, { region, code, reason }, (versions, today) =>
    withdrawVersion(versions, validFrom, today),
  )
  return {}
}

/** Writes what `decide` makes of the versions of a rule, and what stood before. @throws what `decide` refuses */
export async function rewrite(
  ctx: StaffWriteContext,
  { region, code, reason }: { readonly region: string; readonly code: string; readonly reason: string },
  decide: (versions: readonly RuleVersion[], today: LocalDate) => ReturnType<typeof addVersion>,
): Promise<void> {
  const subject = { subject: 'rule', subjectId: `${region}/${code}` } as const
  await lockSubject(ctx.tx, subject)
  const before = await loadVersions(ctx.tx, region, code)
  const after = decide(before, localDateOf(ctx.now()))
  if ('code' in after) throw new DomainError(after.code, after.facts)
  await replaceVersions(ctx.tx, { region, code }, before, after)
  await recordChange(ctx.tx, { by: ctx.staff, at: ctx.now(), ...subject, before, after, reason })
}
