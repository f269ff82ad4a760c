import type { CardChannel, CardStage, UseKind } from '#domain/health-card/card-use'
import type { CardPurpose } from '#domain/health-card/judge-code'
import { DomainError, type Refusal } from '#domain/kernel/errors'
import type { StaffContext } from '../../platform/context'
import type { Database, Transaction } from '../../platform/database'
import { answerOnce, intentOf } from '../../platform/idempotency'
import { demonstrationCards } from './card-platform'
import type { CardUse, HeldCard } from './use-store'

/** A card is shown to a member of staff: how, and which one it says to be. */
export interface CardShowing {
  readonly procedure: string
  readonly input: {
    readonly purpose: CardPurpose
    readonly stage: CardStage
    readonly channel: CardChannel
    readonly idempotencyKey: string
  }
  readonly kind: UseKind
  readonly named: CardUse['card']
}

/** Refusals of what we did not sign: the card that it names is only claimed, and nothing is written into its log. */
const UNSIGNED: readonly string[] = [
  'card_code_malformed',
  'card_code_unknown_key',
  'card_code_bad_signature',
]

/**
 * Decides about a showing once per intent. What is kept of the answer is an id and nothing about the person, because
 * intents lie in plain text. The accepted use is written with the decision; a refused one afterwards, since what the
 * decision did has been rolled back by then.
 *
 * @returns the id of the person
 */
export async function settleUse(
  ctx: StaffContext,
  { procedure, input, kind, named }: CardShowing,
  decide: (tx: Transaction) => Promise<HeldCard | Refusal>,
): Promise<string> {
  const log = (db: Database | Transaction, card: CardUse['card'], outcome: string): Promise<void> =>
    demonstrationCards.reportHISData(db, {
      card,
      at: ctx.now(),
      purpose: input.purpose,
      stage: input.stage,
      channel: input.channel,
      organizationId: ctx.staff.organizationId,
      byAccountId: ctx.staff.accountId,
      outcome,
      kind,
      syncedAt: null,
    })
  const intent = intentOf(ctx, procedure, input)
  let refusal: Refusal | undefined
  try {
    const settled = await ctx.transaction((tx) =>
      answerOnce(tx, intent, async () => {
        const decided = await decide(tx)
        if ('code' in decided) {
          refusal = decided
          throw new DomainError(decided.code, decided.facts)
        }
        await log(tx, { id: decided.id }, 'accepted')
        return { patientId: decided.patientId }
      }),
    )
    return settled.patientId
  } catch (error) {
    if (refusal) await log(ctx.db, UNSIGNED.includes(refusal.code) ? null : named, refusal.code)
    throw error
  }
}
