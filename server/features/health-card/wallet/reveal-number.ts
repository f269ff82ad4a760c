import { staticCode } from '#domain/health-card/static-code'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { AccountContext } from '../../../platform/context'
import { findNumber } from '../card-store'

/**
 * Shows the number whole, for the counter that cannot scan, and as the static code of a printed card. Each look is
 * written down, and the answer is kept nowhere (as `patient.reveal`).
 *
 * @throws not_found, delegate_not_permitted, card_absent
 */
export function revealCardNumber(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<{ number: string; staticCode: string }> {
  const at = ctx.now()
  return ctx.transaction(async (tx) => {
    const scope = await ctx.access.guardianScope(tx, ctx.account, patientId, localDateOf(at))
    const card = await findNumber(tx, scope)
    if (!card) throw new DomainError('card_absent')
    await ctx.audit.record(tx, {
      by: scope,
      purpose: 'reveal',
      action: 'healthCard.number',
      patientIds: [scope.patientId],
      fields: ['card'],
      at,
      requestId: ctx.requestId,
    })
    return { number: card.number, staticCode: staticCode(card) }
  })
}
