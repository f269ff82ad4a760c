import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, client, queryClient } from '../../../api/client'
import { type Failure, failureOf } from '../../../api/failure-of'
import { serverNow } from '../../../api/server-clock'
import { onNetworkChange } from '../../../platform/network/network'
import { usePageVisible } from '../../../platform/screen/page-visible'
import { type CodeOnShow, codeOnShow, type DynamicCode } from './code-on-show'
import { useKeptCodes } from './kept-codes'
import { codesLeft, offlineCodeAt } from './offline-code'

/** After a failure; the network may come back without anybody telling. */
export const ASK_AGAIN_MS = 5000
/** Never in a circle, whatever the clocks say. */
const SOONEST_MS = 1000

/** What the newest question brought, and the last code that came: one does not take the other's place while it lives. */
interface Asked {
  readonly dynamic: DynamicCode | undefined
  readonly failure: Failure | null
}

/**
 * The code that is shown for somebody: a new one from the server well before the old one dies, or, where no server
 * answers, the offline code of the hour. Nothing of it stays in the cache once it is not shown.
 */
export function useCardCode(
  patientId: string,
  isShown: boolean,
): { readonly code: CodeOnShow; readonly offlineLeft: number; readonly retry: () => void } {
  const isVisible = usePageVisible()
  const kept = useKeptCodes()[patientId] ?? []
  const isAsked = isShown && isVisible
  const { data, refetch } = useQuery({
    queryKey: api.healthCard.code.queryKey({ patientId }),
    queryFn: ({ signal }) => askForCode(patientId, signal),
    enabled: isAsked,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) => askAgainInMs(state.data),
  })
  useEffect(() => {
    if (isAsked) return onNetworkChange((online) => online && void refetch())
  }, [isAsked, refetch])
  const now = serverNow()
  return {
    code: codeOnShow({
      dynamic: data?.dynamic,
      failure: data?.failure ?? null,
      offline: offlineCodeAt(kept, now),
      now,
    }),
    offlineLeft: codesLeft(kept, now),
    retry: () => void refetch(),
  }
}

/** A failure is an answer here: while the next question is on its way, the screen stays as the last one left it. */
async function askForCode(patientId: string, signal: AbortSignal): Promise<Asked> {
  try {
    return { dynamic: await client.healthCard.code.query({ patientId }, { signal }), failure: null }
  } catch (error) {
    if (signal.aborted) throw error
    const before = queryClient.getQueryData<Asked>(api.healthCard.code.queryKey({ patientId }))
    return { dynamic: before?.dynamic, failure: failureOf(error) }
  }
}

function askAgainInMs(asked: Asked | undefined): number {
  if (!asked?.dynamic || asked.failure) return ASK_AGAIN_MS
  return Math.max(SOONEST_MS, Date.parse(asked.dynamic.refreshAt) - serverNow().getTime())
}
