import { maskCardNumber } from '#domain/health-card/card-number'
import type { CardStatus } from '#domain/health-card/card-status'
import { type VerificationLevel, verificationLevel } from '#domain/health-card/verification-level'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext } from '../../../platform/context'
import { loadWallet, type WalletRow } from '../card-store'

/** A card as a family sees it: the whole number only on demand (`healthCard.number`). */
export interface CardView {
  readonly status: CardStatus
  readonly version: number
  readonly numberMasked: string
  readonly verification: VerificationLevel
  readonly statusAt: string
  /** This account put it into its status; false for the other guardian, staff and the program. */
  readonly isStatusMine: boolean
}

export interface WalletEntry {
  readonly patientId: string
  readonly card: CardView | null
  /** For the red strip; null where nothing was written down. */
  readonly hasAllergy: string | null
}

/** The cards of everybody the account acts for; two statements however many they are. */
export async function readWallet(ctx: AccountContext): Promise<{ rows: WalletEntry[] }> {
  const rows = await loadWallet(ctx.db, { accountId: ctx.account.id }, localDateOf(ctx.now()))
  const ids = rows.map(({ patientId }) => patientId)
  const allergies = await ctx.access.allergyWords(ctx.db, ctx.fieldCrypto, ids)
  return {
    rows: rows.map((row) => ({
      patientId: row.patientId,
      card: cardView(row, ctx.account.id),
      hasAllergy: allergies.get(row.patientId) ?? null,
    })),
  }
}

/**
 * One card of the wallet, or null where nobody has applied yet.
 *
 * @throws not_found alike for absent and foreign patients
 */
export async function readCard(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<CardView | null> {
  const today = localDateOf(ctx.now())
  await ctx.access.careScope(ctx.db, ctx.account, patientId, today)
  const [row] = await loadWallet(ctx.db, { accountId: ctx.account.id, patientId }, today)
  return row ? cardView(row, ctx.account.id) : null
}

function cardView(row: WalletRow, accountId: string): CardView | null {
  const { cardStatus, version, number, statusAt } = row
  if (!cardStatus || !version || !number || !statusAt) return null
  return {
    status: cardStatus,
    version,
    numberMasked: maskCardNumber(number),
    verification: verificationLevel(row.personVerification, row.hasVerifiedPhone),
    statusAt: toIsoShanghai(statusAt),
    isStatusMine: row.statusByAccountId === accountId,
  }
}
