import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Fulfilment } from '#domain/service-task/progress'
import { daysOfQuarter, type Quarter } from '#domain/service-task/quarter'
import { isServiceItem, SERVICE_ITEMS, type ServiceItemCode } from '#domain/service-task/service-item'
import type { StaffContext } from '../../platform/context'
import { countByItem, countByMember, type MemberCount } from './performance-store'

export interface Performance extends Fulfilment {
  readonly period: Quarter
  readonly from: LocalDate
  /** Last day that counts: what falls due later is not owed yet. */
  readonly to: LocalDate
  readonly byItem: readonly (Fulfilment & { readonly itemCode: ServiceItemCode; readonly nameZh: string })[]
  readonly byMember: readonly MemberCount[]
}

/**
 * What a team did of what fell due in a quarter, up to today: both numbers, never a share alone (rules D-FD-08, D-KPI).
 *
 * @throws not_found alike for absent teams and those of others
 */
export async function readPerformance(
  ctx: StaffContext,
  { teamId, period }: { readonly teamId: string; readonly period: Quarter },
): Promise<Performance> {
  const today = localDateOf(ctx.now())
  const team = await ctx.access.teamScope(ctx.db, ctx, teamId, today)
  const { from, to } = daysOfQuarter(period)
  const days = { from, to: to < today ? to : today }
  const items = (await countByItem(ctx.db, team, days)).flatMap(({ itemCode, ...counted }) =>
    isServiceItem(itemCode) ? [{ itemCode, nameZh: SERVICE_ITEMS[itemCode].nameZh, ...counted }] : [],
  )
  return {
    period,
    ...days,
    numerator: items.reduce((sum, { numerator }) => sum + numerator, 0),
    denominator: items.reduce((sum, { denominator }) => sum + denominator, 0),
    byItem: items,
    byMember: await countByMember(ctx.db, team, days),
  }
}
