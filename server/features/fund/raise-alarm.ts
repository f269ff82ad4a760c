import type { LocalDate } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { type FundPlan, listCustodians } from './plan-store'

/**
 * Somebody changed the books past the application (journeys E4 47): whoever keeps the money is told, once a day while it
 * is so, whoever watches the log is, and the public page no longer says that the books are as they were written.
 */
export async function raiseAlarm(
  { transaction, notices, now, log }: Pick<Context, 'transaction' | 'notices' | 'now' | 'log'>,
  plan: FundPlan,
  brokenOn: LocalDate,
): Promise<void> {
  const at = now()
  log.error({ plan: plan.code, brokenOn }, 'the ledger is not what was written')
  await transaction(async (tx) => {
    for (const accountId of await listCustodians(tx, plan.id)) {
      const onceKey = `fund-broken:${plan.id}:${brokenOn}:${at.toISOString().slice(0, 10)}`
      const told = { kind: 'fund-broken', to: { accountId }, byAccountId: null } as const
      await notices.tell(tx, { ...told, facts: { on: brokenOn }, onceKey }, at)
    }
  })
}
