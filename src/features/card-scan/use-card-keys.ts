import { useQuery } from '@tanstack/react-query'
import { type CardCode, parseCardCode } from '#domain/health-card/card-code'
import { type CardKey, judgeOfflineScan } from '#domain/health-card/judge-code'
import { type Refusal, refuse } from '#domain/kernel/errors'
import { api, queryClient } from '../../api/client'
import { serverNow } from '../../api/server-clock'
import { signatureCheck } from './check-signature'

/** What this device says of a code by itself. */
export type OfflineJudgement =
  | { readonly kind: 'good'; readonly code: CardCode }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** It never had keys, or cannot compute: it sees a code, and no more. */
  | { readonly kind: 'unchecked' }

/**
 * The public keys and the rules that codes are checked with while there is no network, kept on this device. They are no
 * secret.
 *
 * @returns what this device can say of a scanned text, by the server's clock as it last knew it
 */
export function useCardKeys(): (text: string) => Promise<OfflineJudgement> {
  useQuery(api.healthCard.keys.queryOptions({}, { refetchOnMount: 'always', meta: { kept: 'open' } }))
  return async (text) => {
    if (!parseCardCode(text)) return { kind: 'refused', refusal: refuse('card_code_malformed') }
    const isSigned = await signatureCheck()
    const data = queryClient.getQueryData(api.healthCard.keys.queryKey({}))
    if (!data || !isSigned) return { kind: 'unchecked' }
    const now = serverNow()
    const keys = data.rows.map(
      ({ kid, publicKey, rejectedFrom }): CardKey => ({
        kid,
        publicKey,
        rejectedFrom: rejectedFrom === null ? null : new Date(rejectedFrom),
      }),
    )
    const judged = judgeOfflineScan(text, keys, now, data.rules, isSigned)
    return 'kid' in judged ? { kind: 'good', code: judged } : { kind: 'refused', refusal: judged }
  }
}
