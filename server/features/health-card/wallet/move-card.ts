import { type CardStatus, moveCard } from '#domain/health-card/card-status'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../../platform/context'
import { lockCard, updateCard } from '../card-store'
import { type ToldMove, tellMoved } from './tell-moved'

/**
 * A guardian freezes, unfreezes, replaces or gives up a card; either of two may, and the other sees it at once (journeys
 * E3 11, 21), and is told so. What is shown afterwards from a phone that was lost is refused.
 *
 * @throws not_found, delegate_not_permitted, card_absent, card_state
 */
export async function moveOwnCard(
  ctx: WriteContext,
  { patientId }: { readonly patientId: string },
  move: ToldMove,
): Promise<{ status: CardStatus; version: number }> {
  const at = ctx.now()
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, patientId, localDateOf(at))
  const card = await lockCard(ctx.tx, scope.patientId)
  if (!card) throw new DomainError('card_absent')
  const moved = moveCard(card, move)
  if ('code' in moved) throw new DomainError(moved.code, moved.facts)
  await updateCard(ctx.tx, card.id, { ...moved, byAccountId: ctx.account.id, at })
  await tellMoved(ctx, card, { move, by: 'guardian' }, at)
  return moved
}
