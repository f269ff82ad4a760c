import { localDateOf } from '#domain/kernel/time'
import { fundBalance } from '#domain/ledger/balances'
import { fundRules } from '#domain/ledger/fund-rules'
import { type Reserve, reserveOf } from '#domain/ledger/reserve'
import type { Context } from '../../platform/context'
import { findClose } from './close/close-store'
import { recentAid } from './fund-figures'
import { type FundPlan, listCustodians, savePromoted } from './plan-store'

/**
 * Rules MA-22: a reserve that runs low is said to the custodian, once a month and level, and what is missing each day; one that is nearly gone ends the
 * invitation to join until there is enough again. Whoever takes part stays covered.
 */
export async function watchReserve(
  ctx: Pick<Context, 'db' | 'transaction' | 'rules' | 'notices' | 'now'>,
  plan: FundPlan,
): Promise<Reserve | null> {
  const latest = await findClose(ctx.db, plan.id)
  if (!latest) return null
  const now = ctx.now()
  const rule = fundRules(await ctx.rules(), plan.region, localDateOf(now))['MA-22']
  const recent = await recentAid(ctx.db, plan.id, latest)
  const balanceFen = fundBalance(latest.balances)
  const reserve = reserveOf(balanceFen, recent, rule)
  const { level, monthsCovered } = reserve
  await ctx.transaction(async (tx) => {
    await savePromoted(tx, plan.id, level !== 'critical')
    if (level === 'ok') return
    const shortFen = balanceFen < 0 ? Math.abs(balanceFen) : null
    // What is missing is said each day until it is there: nobody can be paid from it.
    const once = shortFen === null ? `${level}:${latest.day.slice(0, 7)}` : `short:${latest.day}`
    for (const accountId of await listCustodians(tx, plan.id)) {
      const onceKey = `fund-reserve:${plan.id}:${once}`
      const told = { kind: 'fund-reserve', to: { accountId }, byAccountId: null } as const
      await ctx.notices.tell(tx, { ...told, facts: { level, monthsCovered, shortFen }, onceKey }, now)
    }
  })
  return reserve
}
