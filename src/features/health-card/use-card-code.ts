import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'
import { failureOf } from '../../api/failure-of'
import { serverNow } from '../../api/server-clock'
import { usePageVisible } from '../../platform/page-visible'
import { type CodeOnShow, codeOnShow } from './code-on-show'
import { useKeptCodes } from './kept-codes'
import { codesLeft, offlineCodeAt } from './offline-code'

/** After a failure; the network may come back without anybody telling. */
const ASK_AGAIN_MS = 5000
/** Never in a circle, whatever the clocks say. */
const SOONEST_MS = 1000

/**
 * The code that is shown for somebody: a new one from the server well before the old one dies, or, where no server
 * answers, the offline code of the hour. Nothing of it is kept in the cache.
 */
export function useCardCode(
  patientId: string,
  isShown: boolean,
): { readonly code: CodeOnShow; readonly offlineLeft: number; readonly retry: () => void } {
  const isVisible = usePageVisible()
  const kept = useKeptCodes()[patientId] ?? []
  const query = useQuery(
    api.healthCard.code.queryOptions(
      { patientId },
      {
        enabled: isShown && isVisible,
        staleTime: 0,
        gcTime: 0,
        refetchInterval: ({ state }) =>
          state.data && !state.error
            ? Math.max(SOONEST_MS, Date.parse(state.data.refreshAt) - serverNow().getTime())
            : ASK_AGAIN_MS,
      },
    ),
  )
  const now = serverNow()
  return {
    code: codeOnShow({
      dynamic: query.data,
      failure: query.error ? failureOf(query.error) : null,
      offline: offlineCodeAt(kept, now),
      now,
    }),
    offlineLeft: codesLeft(kept, now),
    retry: () => void query.refetch(),
  }
}
