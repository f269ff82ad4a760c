import { type CardRules, cardRules } from '#domain/health-card/card-rules'
import { refuseCard } from '#domain/health-card/card-status'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, MINUTE_MS, toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext } from '../../../platform/context'
import { demonstrationCards } from '../card-platform'
import type { CardRow } from '../card-store'
import { signingKey } from '../keys/signing-key'

const SECOND_MS = 1000

export interface ShownCode {
  readonly code: string
  readonly issuedAt: string
  readonly refreshAt: string
  readonly expiresAt: string
  readonly serverTime: string
}

/**
 * A code for the next minute (rules D-CARD-04). Signs and writes nothing: how often a phone asks tells nothing about a
 * visit, and two phones of a family may show one card at the same time (journeys E3 3).
 *
 * @throws not_found, card_absent, card_frozen, card_state
 */
export async function showCode(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<ShownCode> {
  const now = ctx.now()
  const { card, rules } = await usableCard(ctx, patientId, now)
  const { refreshSeconds, ttlSeconds } = rules['CARD-04']
  const issuedAt = wholeSecond(now)
  const later = (seconds: number) => toIsoShanghai(new Date(issuedAt.getTime() + seconds * SECOND_MS))
  return {
    code: demonstrationCards.getDynamicQRCode(card, 'dynamic', issuedAt, await signingKey(ctx)),
    issuedAt: later(0),
    refreshAt: later(refreshSeconds),
    expiresAt: later(ttlSeconds),
    serverTime: toIsoShanghai(now),
  }
}

export interface OfflineCode {
  readonly code: string
  readonly validFrom: string
  readonly validTo: string
}

/**
 * Codes for the hours to come, the running one first, so that a phone without a network can still check in (rules
 * D-CARD-05). They open nothing.
 *
 * @throws as showCode
 */
export async function showOfflineCodes(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<{ rows: OfflineCode[] }> {
  const now = ctx.now()
  const { card, rules } = await usableCard(ctx, patientId, now)
  const key = await signingKey(ctx)
  const { offlineCodes, offlineMinutes } = rules['CARD-05']
  const lifeMs = offlineMinutes * MINUTE_MS
  const first = Math.floor(now.getTime() / lifeMs) * lifeMs
  const rows = Array.from({ length: offlineCodes }, (_, place) => {
    const validFrom = new Date(first + place * lifeMs)
    return {
      code: demonstrationCards.getDynamicQRCode(card, 'offline', validFrom, key),
      validFrom: toIsoShanghai(validFrom),
      validTo: toIsoShanghai(new Date(validFrom.getTime() + lifeMs)),
    }
  })
  return { rows }
}

async function usableCard(
  ctx: AccountContext,
  patientId: string,
  now: Date,
): Promise<{ card: CardRow; rules: CardRules }> {
  const today = localDateOf(now)
  const scope = await ctx.access.careScope(ctx.db, ctx.account, patientId, today)
  const card = await demonstrationCards.bindCardRelation(ctx.db, scope.patientId)
  const refusal = refuseCard(card)
  if (refusal || !card) throw new DomainError(refusal?.code ?? 'card_absent', refusal?.facts)
  return { card, rules: cardRules(await ctx.rules(), today) }
}

function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / SECOND_MS) * SECOND_MS)
}
