import { moveCard } from '#domain/health-card/card-status'
import { DomainError } from '#domain/kernel/errors'
import type { Access, WriteContext } from '../../../platform/context'
import { type CardRow, loadHolder, lockCard, setMasterIndex, updateCard } from '../card-store'
import { masterIndexOf } from './apply-card'
import { tellMoved } from './tell-moved'

type Follower = Pick<WriteContext, 'tx' | 'account' | 'fieldCrypto' | 'notices'>

/**
 * The card stays with its person (rules D-ID-05, D-CARD-03): under the document in force, whichever that is now; as the
 * survivor's, when two rows were one person; and usable, once nobody asks any more whose document it is.
 */
export const followCard: Access['followCard'] = async (ctx, { patientId, endedId }, now) => {
  const own = await lockCard(ctx.tx, patientId)
  const ended = endedId ? await lockCard(ctx.tx, endedId) : null
  const card = ended ? await joinCards(ctx, { own, ended, patientId }, now) : own
  const holder = card && (await loadHolder(ctx.tx, patientId))
  if (!card || !holder) return
  await setMasterIndex(ctx.tx, card.id, masterIndexOf(ctx, holder))
  if (card.status !== 'applied' || holder.hasOpenQuestion) return
  await updateCard(ctx.tx, card.id, { ...moved(card, 'confirm'), byAccountId: ctx.account.id, at: now })
}

/**
 * Of two cards the survivor's stays, in use if either was; a card that only the ended row had goes along. Codes of before
 * are void.
 */
async function joinCards(
  ctx: Follower,
  cards: { readonly own: CardRow | null; readonly ended: CardRow; readonly patientId: string },
  now: Date,
): Promise<CardRow> {
  const { own, ended, patientId } = cards
  const { tx, account, fieldCrypto } = ctx
  const by = { byAccountId: account.id, at: now }
  if (!own) return reissue(ctx, { ...ended, patientId }, now)
  if (ended.status !== 'cancelled') await updateCard(tx, ended.id, { ...moved(ended, 'cancel'), ...by })
  // The document may be the survivor's now: the index of a card that nobody will use again must not keep it.
  await setMasterIndex(tx, ended.id, Uint8Array.from(fieldCrypto.masterIndex(`ended card:${ended.id}`)))
  const isTakenUp = own.status === 'cancelled' && ended.status !== 'frozen'
  return reissue(ctx, isTakenUp ? { ...own, status: ended.status } : own, now)
}

/** A card that nobody uses is no news. */
async function reissue(ctx: Follower, card: CardRow, at: Date): Promise<CardRow> {
  const next = { status: card.status, version: card.version + 1 }
  const change = { ...next, patientId: card.patientId, byAccountId: ctx.account.id, at }
  await updateCard(ctx.tx, card.id, change)
  if (card.status !== 'cancelled') await tellMoved(ctx, card, { move: 'replace', by: 'staff' }, at)
  return { ...card, ...next }
}

function moved(card: CardRow, move: 'confirm' | 'cancel') {
  const state = moveCard(card, move)
  if ('code' in state) throw new DomainError(state.code, state.facts)
  return state
}
