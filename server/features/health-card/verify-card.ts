import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { type CardCode, parseCardCode } from '#domain/health-card/card-code'
import { type CardRules, cardRules } from '#domain/health-card/card-rules'
import { refuseCard } from '#domain/health-card/card-status'
import { CARD_CHANNELS, CARD_STAGES } from '#domain/health-card/card-use'
import { CARD_PURPOSES, judgeCode } from '#domain/health-card/judge-code'
import { parseStaticCode } from '#domain/health-card/static-code'
import { DomainError, type Refusal, refuse } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffContext } from '../../platform/context'
import type { Transaction } from '../../platform/database'
import { staffScope } from '../../platform/staff-scope'
import { demonstrationCards } from './card-platform'
import { type DeskAnswer, deskAnswer } from './desk-answer'
import { insertOpening } from './desk-store'
import { type CardShowing, settleUse } from './settle-use'
import { isSigned } from './sm2'
import { type HeldCard, spendNonce } from './use-store'

/** Longer than any code: what a camera reads from a poster is a sentence for nobody. */
const CODE_MAX_LENGTH = 400

export const useShape = {
  purpose: z.enum(CARD_PURPOSES),
  stage: z.enum(CARD_STAGES),
  channel: z.enum(CARD_CHANNELS),
}

export const verifyInput = z.strictObject({
  code: z.string().check(z.maxLength(CODE_MAX_LENGTH)),
  ...useShape,
  idempotencyKey: z.uuid(),
})
type VerifyInput = z.infer<typeof verifyInput>

/**
 * A scanned code, judged: who stands here, and what they are expected for. To open a record it counts once, and only for
 * whoever treats; to check in it counts as often as it is shown in its life. Every showing is written down, a refused one
 * too.
 *
 * @throws card_code_malformed, what `judgeCode` and `refuseCard` return, card_code_identifies_only for a printed code,
 * card_code_replayed; not_permitted for a desk that wants to open a record
 */
export async function verifyCard(ctx: StaffContext, input: VerifyInput): Promise<DeskAnswer> {
  const staff = input.purpose === 'open-record' ? staffScope(ctx.account, CLINICAL_ROLES) : ctx.staff
  const by = { ...ctx, staff }
  const printed = parseStaticCode(input.code)
  const code = printed ? null : parseCardCode(input.code)
  const showing: CardShowing = {
    procedure: 'healthCard.verify',
    input,
    kind: code?.kind ?? 'number',
    named: printed ? { number: printed.number } : code && { id: code.cardRef },
  }
  const patientId = await settleUse(by, showing, async (tx) => {
    if (printed) return acceptPrinted(tx, printed, input)
    if (!code) return refuse('card_code_malformed')
    return acceptCode(tx, by, code, input)
  })
  return deskAnswer(by, 'healthCard.verify', patientId)
}

async function acceptPrinted(
  tx: Transaction,
  printed: { readonly number: string; readonly version: number },
  { purpose }: VerifyInput,
): Promise<HeldCard | Refusal> {
  if (purpose !== 'identify') return refuse('card_code_identifies_only')
  const { answer: card } = await demonstrationCards.getHealthCardByHealthCode(tx, { number: printed.number })
  return refuseCard(card, printed.version) ?? card ?? refuse('card_absent')
}

async function acceptCode(
  tx: Transaction,
  ctx: StaffContext,
  code: CardCode,
  { purpose }: VerifyInput,
): Promise<HeldCard | Refusal> {
  const now = ctx.now()
  const rules = cardRules(await ctx.rules(), localDateOf(now))
  const { key, card } = (await demonstrationCards.getHealthCardByQRCode(tx, code)).answer
  const refusal = judgeCode(code, key, { purpose, now }, rules, isSigned) ?? refuseCard(card, code.version)
  if (refusal) return refusal
  if (!card) return refuse('card_absent')
  return purpose === 'open-record' ? openRecord(tx, ctx, code, card, rules) : card
}

/** One code, one opening: of two scanners at the same moment the database lets one be first. */
async function openRecord(
  tx: Transaction,
  ctx: StaffContext,
  code: CardCode,
  card: HeldCard,
  rules: CardRules,
): Promise<HeldCard | Refusal> {
  const now = ctx.now()
  const { ttlSeconds, skewSeconds } = rules['CARD-04']
  const until = new Date(code.issuedAt.getTime() + (ttlSeconds + skewSeconds) * 1000)
  const nonce = Uint8Array.from(code.nonce)
  const isFirst = await spendNonce(tx, { nonce, purpose: 'open-record', at: now, until })
  if (!isFirst) return refuse('card_code_replayed')
  const expiresAt = new Date(now.getTime() + rules['CARD-09'].openMinutes * 60_000)
  await insertOpening(tx, ctx.staff, { patientId: card.patientId, openedAt: now, expiresAt })
  return card
}
