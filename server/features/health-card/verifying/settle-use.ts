import type { CardChannel, CardStage, UseKind } from '#domain/health-card/card-use'
import type { CardPurpose } from '#domain/health-card/judge-code'
import { DomainError, type Refusal } from '#domain/kernel/errors'
import { answerOnce, earlierAnswer, intentOf } from '../../../platform/api/idempotency'
import type { StaffContext } from '../../../platform/context'
import type { Database, Transaction } from '../../../platform/database/database'
import { demonstrationCards } from '../card-platform'
import type { CardUse, HeldCard } from '../use-store'

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

/** What is kept of the answer: an id and nothing about the person, because intents lie in plain text. */
interface Settled {
  readonly patientId: string
}

type Decide<Reader> = (db: Reader) => Promise<HeldCard | Refusal>

/** Refusals of what we did not sign: the card that it names is only claimed, and nothing is written into its log. */
const UNSIGNED: readonly string[] = [
  'card_code_malformed',
  'card_code_unknown_key',
  'card_code_bad_signature',
]

/**
 * Decides about a showing that may be repeated, and writes it down, refused or not. Nothing is changed but the log, so
 * no transaction is held open: at eight in the morning every counter does this at once.
 *
 * @returns the id of the person, to a retry of the intent the same
 */
export async function settleShowing(
  ctx: StaffContext,
  showing: CardShowing,
  decide: Decide<Database>,
): Promise<string> {
  const intent = intentOf(ctx, showing.procedure, showing.input)
  const decided = await decide(ctx.db)
  if (!('code' in decided)) {
    const { id, patientId } = decided
    const use = useOf(ctx, showing, { id }, 'accepted')
    const isFirst = await demonstrationCards.reportHISData(ctx.db, use, { intent, answer: { patientId } })
    if (isFirst) return patientId
  }
  const earlier = await earlierAnswer<Settled>(ctx.db, intent)
  if (earlier) return earlier.answer.patientId
  if ('code' in decided) return refuseShowing(ctx, showing, decided)
  throw new Error('an intent was neither new nor answered before')
}

/**
 * Decides about a showing that counts once, in one transaction with what it changes. The accepted use is written with the
 * decision; a refused one afterwards, since what the decision did has been rolled back by then.
 */
export async function settleOnce(
  ctx: StaffContext,
  showing: CardShowing,
  decide: Decide<Transaction>,
): Promise<string> {
  const intent = intentOf(ctx, showing.procedure, showing.input)
  let refusal: Refusal | undefined
  try {
    const settled = await ctx.transaction((tx) =>
      answerOnce<Settled>(tx, intent, async () => {
        const decided = await decide(tx)
        if ('code' in decided) {
          refusal = decided
          throw new DomainError(decided.code, decided.facts)
        }
        const { id, patientId } = decided
        await demonstrationCards.reportHISData(tx, useOf(ctx, showing, { id }, 'accepted'))
        return { patientId }
      }),
    )
    return settled.patientId
  } catch (error) {
    if (refusal) return refuseShowing(ctx, showing, refusal)
    throw error
  }
}

/** In whose log a refusal is written: of a card that is only claimed, in nobody's. */
export function refusedCard(named: CardUse['card'], refusal: Refusal): CardUse['card'] {
  return UNSIGNED.includes(refusal.code) ? null : named
}

async function refuseShowing(ctx: StaffContext, showing: CardShowing, refusal: Refusal): Promise<never> {
  const named = refusedCard(showing.named, refusal)
  await demonstrationCards.reportHISData(ctx.db, useOf(ctx, showing, named, refusal.code))
  throw new DomainError(refusal.code, refusal.facts)
}

function useOf(
  ctx: StaffContext,
  { input, kind }: CardShowing,
  card: CardUse['card'],
  outcome: string,
): CardUse {
  return {
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
  }
}
