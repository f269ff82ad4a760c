import { api, queryClient } from '../../../api/client'
import { currentSession, hasSessionLapsed, onSessionChange } from '../../../api/session'
import { onAppShown } from '../../../platform/screen/app-shown'
import { isUsable, type WalletRow } from '../wallet'
import { fetchAhead, forgetCodes } from './kept-codes'

/** The first screen asks for what it shows; this comes after it. */
const AFTER_SHOWN_MS = 2_000
/** Whoever has no card is not asked about it at every look at the phone. */
const WALLET_FRESH_MS = 3_600_000

/**
 * Fetches codes for hours without a network whenever the app is shown, so that a family that never opened the wallet can
 * check in where there is none (rules D-CARD-05). Once, at start.
 */
export function fetchCodesAhead(): void {
  onAppShown((shown) => shown && fetchSoon())
  onSessionChange((now, before) => now && now.account.id !== before?.account.id && fetchSoon())
  fetchSoon()
}

/** Whoever has a card that can be shown gets codes; whoever's card stands still loses them. */
export function keepCodesOf(rows: readonly WalletRow[]): void {
  void fetchAhead(rows.filter(({ card }) => isUsable(card)).map(({ patientId }) => patientId))
  for (const { patientId, card } of rows) if (!isUsable(card)) void forgetCodes(patientId)
}

function fetchSoon(): void {
  if (currentSession()) setTimeout(() => void fetchNow(), AFTER_SHOWN_MS)
}

async function fetchNow(): Promise<void> {
  if (currentSession() === null || hasSessionLapsed()) return
  try {
    const wish = api.healthCard.wallet.queryOptions({}, { staleTime: WALLET_FRESH_MS, retry: false })
    keepCodesOf((await queryClient.fetchQuery(wish)).rows)
  } catch {
    // Without a network there is nothing to fetch; what was kept before stays.
  }
}
