import type { CheckupChild, PlannedCheckup } from '#domain/checkup/checkup-plan'
import { checkupPlan } from '#domain/checkup/checkup-plan'
import { checkupRules } from '#domain/checkup/checkup-rules'
import { type FurtherVisits, furtherVisits } from '#domain/checkup/further-visits'
import { signsAt } from '#domain/checkup/warning-sign'
import type { LocalDate } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { openBirthFacts } from '../../platform/sealing/birth-facts'
import type { ChildRow } from './store'

/** A child's check-ups as they stand today, with what is asked at each. */
export interface Checkups {
  readonly rows: readonly (PlannedCheckup & { readonly signs: readonly string[] })[]
  readonly extra: readonly FurtherVisits[]
}

export async function planOf(
  ctx: Pick<Context, 'rules' | 'fieldCrypto'>,
  child: ChildRow,
  today: LocalDate,
): Promise<Checkups> {
  const rules = checkupRules(await ctx.rules(), today)
  const known: CheckupChild = { ...child, newborn: openBirthFacts(ctx.fieldCrypto, child.factsCipher) }
  const plan = checkupPlan(known, rules, today)
  const further = plan.length > 0 ? furtherVisits(known, rules, today) : null
  const ages = new Map(rules['CH-01'].occasions.map(({ visitNo, ageMonths }) => [visitNo, ageMonths]))
  return {
    rows: plan.map((row) => ({ ...row, signs: signsAt(rules['CH-05'].ages, ages.get(row.visitNo) ?? -1) })),
    extra: further ? [further] : [],
  }
}
