import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import { enrolmentWindow } from '#domain/mutual-aid/plan/plan-year'
import type { WriteContext } from '../../../platform/context'
import { saveWish } from '../plan-store'
import { ownPlan } from './quote-coverage'

/**
 * The account is told when families can enrol again (journeys E4 1); twice is once. While the window is open there is
 * nothing to wait for.
 *
 * @throws not_found while there is no plan; coverage_state while the window is open
 */
export async function remindMe(ctx: WriteContext): Promise<{ opensOn: LocalDate }> {
  const plan = await ownPlan(ctx.tx)
  const today = localDateOf(ctx.now())
  const { isOpen, opensOn } = enrolmentWindow(today, coverageRules(await ctx.rules(), plan.region, today))
  if (isOpen) throw new DomainError('coverage_state')
  await saveWish(ctx.tx, { planId: plan.id, accountId: ctx.account.id, opensOn, at: ctx.now() })
  return { opensOn }
}
