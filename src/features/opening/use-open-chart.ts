import { useQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api } from '../../api/client'
import { failureOf } from '../../api/failure-of'
import { serverNow } from '../../api/server-clock'

/** The server's clock decides; a phone that asks too early asks again. */
const SOONEST_MS = 1000

/**
 * The head of somebody's record, kept nowhere. It is asked again when the record closes by itself, and what was refused
 * then is shown no longer: `closed`.
 */
export function useOpenChart(patientId: string) {
  const query = useQuery(
    api.chart.summary.queryOptions(
      { patientId },
      {
        gcTime: 0,
        staleTime: 0,
        refetchInterval: ({ state }) =>
          state.error || !state.data?.until ? false : Math.max(SOONEST_MS, msUntil(state.data.until)),
      },
    ),
  )
  const failure = query.error && failureOf(query.error)
  const isClosed = failure?.kind === 'refused' && failure.code === 'not_found'
  return isClosed ? ({ kind: 'closed' } as const) : answerState(query)
}

function msUntil(moment: string): number {
  return Date.parse(moment) - serverNow().getTime()
}
