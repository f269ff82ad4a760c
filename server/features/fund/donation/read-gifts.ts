import { DomainError } from '#domain/kernel/errors'
import { cutPage, PAGE, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { Context } from '../../../platform/context'
import { findFundPlan } from '../plan-store'
import { type GiftRow, listGifts } from './donation-store'
import { donorOf } from './record-donation'

/** A gift as everybody sees it. */
interface Gift extends Omit<GiftRow, 'donorCipher'> {
  /** Null for whoever did not say that everybody may read the name. */
  readonly donorZh: string | null
}

/**
 * Who gave what and when, so that a donor finds the gift and a family sees where the money comes from (rules MA-21,
 * journeys E4 52). What was taken back in the books is not there.
 *
 * @throws not_found where there is no such plan
 */
export async function readGifts(
  ctx: Pick<Context, 'db' | 'fieldCrypto'>,
  { plan: code, cursor }: { readonly plan?: string | undefined; readonly cursor?: string | undefined },
): Promise<{ rows: Gift[]; nextCursor: string | null }> {
  const plan = await findFundPlan(ctx.db, code ?? null)
  if (!plan) throw new DomainError('not_found')
  const offset = Number(cursor ?? 0)
  const found = await listGifts(ctx.db, plan.id, { offset, limit: PAGE_AND_ONE })
  const { rows, nextCursor } = cutPage(found, () => String(offset + PAGE))
  return {
    rows: rows.map(({ donorCipher, ...gift }) => {
      const donor = donorOf(ctx, donorCipher)
      return { ...gift, donorZh: donor?.isNamed ? donor.nameZh : null }
    }),
    nextCursor,
  }
}
