import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AnswerState } from '../../api/answer-state'
import { api, queryClient } from '../../api/client'
import { useSession } from '../../api/session'
import { useFamily } from '../../api/use-family'
import { keepCodesOf } from './code/codes-ahead'
import { ASK_AGAIN_MS } from './code/use-card-code'
import { type WalletPerson, walletPeople } from './wallet'

/**
 * The cards of the family. The wallet itself is not kept on the phone, because it names allergies; the names of the
 * family and the offline codes are, and are enough to check in without a network.
 */
export function useWallet(): AnswerState<readonly WalletPerson[]> & { readonly isLoggedIn: boolean } {
  const isLoggedIn = useSession() !== null
  const { people } = useFamily()
  const holders = useQuery(api.patient.list.queryOptions({}, { enabled: isLoggedIn, meta: { kept: 'open' } }))
  const wallet = useQuery(
    api.healthCard.wallet.queryOptions(
      {},
      {
        enabled: isLoggedIn,
        refetchOnMount: 'always',
        refetchInterval: ({ state }) => (state.error ? ASK_AGAIN_MS : false),
      },
    ),
  )
  const rows = wallet.isSuccess ? wallet.data.rows : undefined
  useEffect(() => rows && keepCodesOf(rows), [rows])
  if (people.kind !== 'ready') return { ...people, isLoggedIn }
  const answer = walletPeople(people.answer, holders.data?.rows ?? [], {
    rows: wallet.data?.rows,
    isFailed: wallet.isError,
  })
  return { ...people, answer, isLoggedIn }
}

/** After a card was given, frozen or replaced, every screen that shows one asks again. */
export function refreshWallet(): Promise<unknown> {
  return queryClient.invalidateQueries(api.healthCard.pathFilter())
}

/** When a code was refused for what the wallet does not know yet. */
export function askWalletAgain(): Promise<unknown> {
  return queryClient.invalidateQueries(api.healthCard.wallet.queryFilter())
}
