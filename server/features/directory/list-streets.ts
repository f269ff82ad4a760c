import * as z from 'zod/mini'
import type { Context } from '../../platform/context'
import { loadStreets } from './store'

export const listStreetsInput = z.strictObject({})

/** The streets and towns that have a place of the alliance, for families who do not share their position. */
export async function listStreets(
  ctx: Context,
): Promise<{ rows: { street: string; organizations: number }[]; nextCursor: null }> {
  const chinese = new Intl.Collator('zh-CN')
  const streets = await loadStreets(ctx.db)
  return { rows: streets.sort((a, b) => chinese.compare(a.street, b.street)), nextCursor: null }
}
