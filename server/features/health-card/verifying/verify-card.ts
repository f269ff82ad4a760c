import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { type CardCode, parseCardCode } from '#domain/health-card/card-code'
import { type CardRules, cardRules } from '#domain/health-card/card-rules'
import { refuseCard } from '#domain/health-card/card-status'
import { CARD_CHANNELS, CARD_STAGES } from '#domain/health-card/card-use'
import { CARD_PURPOSES, judgeCode } from '#domain/health-card/judge-code'
import { parseStaticCode } from '#domain/health-card/static-code'
import { type Refusal, refuse } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffContext } from '../../../platform/context'
import type { Reader, Transaction } from '../../../platform/database/database'
import { staffScope } from '../../../platform/scope/staff-scope'
import { demonstrationCards } from '../card-platform'
import { isSigned } from '../keys/sm2'
import { type HeldCard, spendNonce } from '../use-store'
import { countNumberTry } from './count-number-try'
import { type DeskAnswer, deskAnswer } from './desk-answer'
import { insertOpening } from './desk-store'
import { type CardShowing, settleOnce, settleShowing } from './settle-use'

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
 * too_many_requests for many of those, card_code_replayed; not_permitted for a desk that wants to open a record
 */
export async function verifyCard(ctx: StaffContext, input: VerifyInput): Promise<DeskAnswer> {
  const staff = input.purpose === 'open-record' ? staffScope(ctx.account, CLINICAL_ROLES) : ctx.staff
  const by = { ...ctx, staff }
  const printed = parseStaticCode(input.code)
  const code = printed ? null : parseCardCode(input.code)
  if (printed) await countNumberTry(ctx, printed.number, `version ${printed.version}`)
  const showing: CardShowing = {
    procedure: 'healthCard.verify',
    input,
    kind: code?.kind ?? 'number',
    named: printed ? { number: printed.number } : code && { id: code.cardRef },
  }
  const accept = async (db: Reader): Promise<HeldCard | Refusal> => {
    if (printed) return acceptPrinted(db, printed, input)
    return code ? acceptCode(db, by, code, input) : refuse('card_code_malformed')
  }
  const patientId =
    code && input.purpose === 'open-record'
      ? await settleOnce(by, showing, (tx) => openRecord(tx, by, code, () => accept(tx)))
      : await settleShowing(by, showing, accept)
  return deskAnswer(by, { action: 'healthCard.verify', patientId, isProven: !printed })
}

async function acceptPrinted(
  db: Reader,
  printed: { readonly number: string; readonly version: number },
  { purpose }: VerifyInput,
): Promise<HeldCard | Refusal> {
  if (purpose !== 'identify') return refuse('card_code_identifies_only')
  const card = await demonstrationCards.getHealthCardByHealthCode(db, { number: printed.number })
  return refuseCard(card, printed.version) ?? card ?? refuse('card_absent')
}

async function acceptCode(
  db: Reader,
  ctx: StaffContext,
  code: CardCode,
  { purpose }: VerifyInput,
): Promise<HeldCard | Refusal> {
  const { key, card } = await demonstrationCards.getHealthCardByQRCode(db, code)
  const use = { purpose, now: ctx.now() }
  const refusal = judgeCode(code, key, use, await rulesOf(ctx), isSigned) ?? refuseCard(card, code.version)
  return refusal ?? card ?? refuse('card_absent')
}

/** One code, one opening: of two scanners at the same moment the database lets one be first. */
async function openRecord(
  tx: Transaction,
  ctx: StaffContext,
  code: CardCode,
  accept: () => Promise<HeldCard | Refusal>,
): Promise<HeldCard | Refusal> {
  const card = await accept()
  if ('code' in card) return card
  const now = ctx.now()
  const rules = await rulesOf(ctx)
  const { ttlSeconds, skewSeconds } = rules['CARD-04']
  const until = new Date(code.issuedAt.getTime() + (ttlSeconds + skewSeconds) * 1000)
  const nonce = Uint8Array.from(code.nonce)
  const isFirst = await spendNonce(tx, { nonce, purpose: 'open-record', at: now, until })
  if (!isFirst) return refuse('card_code_replayed')
  const expiresAt = new Date(now.getTime() + rules['CARD-09'].openMinutes * 60_000)
  await insertOpening(tx, ctx.staff, { patientId: card.patientId, openedAt: now, expiresAt })
  return card
}

async function rulesOf(ctx: StaffContext): Promise<CardRules> {
  return cardRules(await ctx.rules(), localDateOf(ctx.now()))
}
