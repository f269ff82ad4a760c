import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'

/** Asked again while WeChat's answer is owed. */
const LOOK_AGAIN_MS = 5_000

/** One payment of the account. */
export function usePayment(id: string) {
  return useQuery(
    api.payment.get.queryOptions(
      { id },
      {
        staleTime: 0,
        refetchInterval: ({ state }) => (state.data?.status === 'pending' ? LOOK_AGAIN_MS : false),
      },
    ),
  )
}
