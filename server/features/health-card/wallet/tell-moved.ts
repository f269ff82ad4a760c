import type { CardMove } from '#domain/health-card/card-status'
import type { MessageKind } from '#domain/message/message-kind'
import type { WriteContext } from '../../../platform/context'
import type { CardRow } from '../card-store'

const KINDS = {
  freeze: 'card-frozen',
  unfreeze: 'card-unfrozen',
  replace: 'card-replaced',
  cancel: 'card-cancelled',
} as const satisfies Partial<Record<CardMove, MessageKind>>

export type ToldMove = keyof typeof KINDS

/**
 * Everybody who decides for the holder hears what became of the card, and by whom: they themselves, the other guardian,
 * or staff who joined two rows. Whoever did it has read it already.
 */
export async function tellMoved(
  { tx, account, notices }: Pick<WriteContext, 'tx' | 'account' | 'notices'>,
  { id, patientId }: Pick<CardRow, 'id' | 'patientId'>,
  { move, by }: { readonly move: ToldMove; readonly by: 'guardian' | 'staff' },
  now: Date,
): Promise<void> {
  const kind = KINDS[move]
  const event = { kind, byAccountId: account.id, patientId, onceKey: `${kind}:${id}:${now.toISOString()}` }
  if (by === 'guardian') {
    await notices.tell(tx, { ...event, to: { accountId: account.id }, facts: { by: 'you' } }, now)
  }
  await notices.tell(tx, { ...event, to: { guardiansOf: patientId }, facts: { by } }, now)
}
