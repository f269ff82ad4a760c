import type { CardStatus } from '#domain/health-card/card-status'
import { moveCard } from '#domain/health-card/card-status'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { documentKey } from '#domain/patient/identity-document'
import type { Context, WriteContext } from '../../../platform/context'
import { demonstrationCards } from '../card-platform'
import { type CardHolder, loadHolder, lockCard, updateCard } from '../card-store'

/**
 * Gives a person their card, or finds the one they have: one person, one card, whoever applies (rules D-CARD-03). While
 * staff are asked whose document it is the card waits as `applied`; a card that was given up comes back as its next
 * version.
 *
 * @throws not_found, delegate_not_permitted, consent_withheld, busy when another guardian applied at this moment
 */
export async function applyForCard(
  ctx: WriteContext,
  { patientId }: { readonly patientId: string },
): Promise<{ id: string; status: CardStatus }> {
  const { tx, account } = ctx
  const at = ctx.now()
  const scope = await ctx.access.guardianScope(tx, account, patientId, localDateOf(at))
  if (scope.isConsentWithheld) throw new DomainError('consent_withheld')
  const known = await lockCard(tx, patientId)
  if (known && known.status !== 'cancelled') return { id: known.id, status: known.status }
  const holder = await loadHolder(tx, patientId)
  if (!holder) throw new Error(`patient ${patientId} has no document`)
  const status = holder.hasOpenQuestion ? 'applied' : 'active'
  if (known) {
    const moved = moveCard(known, 'apply')
    if ('code' in moved) throw new DomainError(moved.code, moved.facts)
    await updateCard(tx, known.id, { ...moved, status, byAccountId: account.id, at })
    return { id: known.id, status }
  }
  const masterIndex = masterIndexOf(ctx, holder)
  return demonstrationCards.register(tx, { patientId, status, masterIndex, byAccountId: account.id, at })
}

/** HMAC-SM3 of the kind and number of the document in force (rules D-CARD-03). */
export function masterIndexOf(
  { fieldCrypto }: Pick<Context, 'fieldCrypto'>,
  { documentType: type, numberCipher }: Pick<CardHolder, 'documentType' | 'numberCipher'>,
): Uint8Array<ArrayBuffer> {
  const number = fieldCrypto.open('patient_identifier.number', numberCipher)
  return Uint8Array.from(fieldCrypto.masterIndex(documentKey({ type, number })))
}
