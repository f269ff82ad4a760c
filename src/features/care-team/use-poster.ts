import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'

/** Which building a poster hangs in, and who serves it. */
export function usePoster(code: string) {
  return useQuery(api.contract.poster.queryOptions({ code }))
}
