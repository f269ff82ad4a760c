import { checkupRules } from '#domain/checkup/checkup-rules'
import type { LocalDate } from '#domain/kernel/time'
import { agesOwed, COUNTED_ITEMS } from '#domain/service-task/service-item'
import type { Access, Context } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { checkupOffsets } from './checkup-offset'
import {
  type CountedItem,
  cancelEnded,
  fulfilByCheckups,
  listContractsToPlan,
  writePlanned,
} from './plan-store'

const COUNTED: readonly CountedItem[] = COUNTED_ITEMS.map((itemCode) => {
  const { fromYears = null, belowYears = null } = agesOwed(itemCode)
  return { itemCode, fromYears, belowYears }
})

type Planning = { readonly tx: Transaction } & Pick<Context, 'rules'>

/** Brings the tasks of these contracts to what they owe today; doing it again changes nothing. */
export const planTasks: Access['planTasks'] = async ({ tx, rules }, contractIds, today) => {
  if (contractIds.length === 0) return 0
  const checkups = checkupOffsets(checkupRules(await rules(), today))
  const planned = await writePlanned(tx, { contractIds, today, items: COUNTED, checkups })
  const done = await fulfilByCheckups(tx, contractIds)
  return planned + done + (await cancelEnded(tx, contractIds))
}

/**
 * The next contracts of a night, in the order of their ids.
 *
 * @returns how many rows were written, and the last contract that was looked at; null when there was nobody left
 */
export async function planBatch(
  ctx: Planning,
  { on, after, limit }: { readonly on: LocalDate; readonly after: string | null; readonly limit: number },
): Promise<{ rows: number; reached: string | null }> {
  const contractIds = await listContractsToPlan(ctx.tx, { today: on, after, limit })
  return { rows: await planTasks(ctx, contractIds, on), reached: contractIds.at(-1) ?? null }
}
