import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { LocalDate } from '#domain/kernel/time'
import type { KeyGroup } from '#domain/key-group/key-group'
import { quarterOf } from '#domain/service-task/quarter'
import type { ServiceItemCode } from '#domain/service-task/service-item'
import { answerState } from '../../api/answer-state'
import { api, client, queryClient } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { failureSentence } from '../../api/failure-of'
import { pagedAnswer } from '../../api/paged-answer'
import { useWrite } from '../../api/use-write'

export type TodaysWork = Awaited<ReturnType<typeof client.service.today.query>>
export type HomeVisits = Awaited<ReturnType<typeof client.service.homeVisits.query>>
export type Panel = Awaited<ReturnType<typeof client.service.panel.query>>
export type Calls = Awaited<ReturnType<typeof client.service.calls.query>>
export type Performance = Awaited<ReturnType<typeof client.service.performance.query>>

/** What staff read of residents is asked anew each time and kept nowhere. */
const FRESH = { gcTime: 0, staleTime: 0 } as const

export function useTodaysWork(teamId: string) {
  return useQuery(api.service.today.queryOptions({ teamId }, FRESH))
}

export function useHomeVisits(teamId: string, on: LocalDate) {
  return useQuery(api.service.homeVisits.queryOptions({ teamId, on }, FRESH))
}

/** What of a panel is looked at. */
export interface PanelFilter {
  readonly group: KeyGroup | null
  readonly overdue: boolean
  /** Of those, only with this service late; null: with any. */
  readonly overdueItem: ServiceItemCode | null
  /** Part of a name; '' for all. */
  readonly query: string
}

export function usePanel(teamId: string, { group, overdue, overdueItem, query }: PanelFilter) {
  const wish = {
    teamId,
    ...(group === null ? {} : { group }),
    ...(overdue ? { overdue } : {}),
    ...(overdueItem === null ? {} : { overdueItem }),
    ...(query === '' ? {} : { query }),
  }
  const asked = useInfiniteQuery({
    queryKey: api.service.panel.infiniteQueryKey(wish),
    ...cursorPages((start, call) => client.service.panel.query({ ...wish, ...start }, call)),
    ...FRESH,
  })
  return pagedAnswer(asked)
}

/** Whom the team rang, the newest first. */
export function useCalls(teamId: string) {
  const asked = useInfiniteQuery({
    queryKey: api.service.calls.infiniteQueryKey({ teamId }),
    ...cursorPages((start, call) => client.service.calls.query({ teamId, ...start }, call)),
    ...FRESH,
  })
  return pagedAnswer(asked)
}

/** Of the quarter that a day lies in. */
export function usePerformance(teamId: string, day: LocalDate) {
  return useQuery(api.service.performance.queryOptions({ teamId, period: quarterOf(day) }, FRESH))
}

/** What no doctor has looked at yet, and the look. */
export function useAlerts(teamId: string) {
  const query = useQuery(api.service.alerts.queryOptions({ teamId }, FRESH))
  const write = useWrite(client.service.seenAlert.mutate)
  return {
    state: answerState(query),
    busyId: write.isPending ? write.variables.id : null,
    problem: write.error ? failureSentence(write.error) : undefined,
    see: (id: string): void =>
      write.mutate(
        { id },
        { onSettled: () => void queryClient.invalidateQueries({ queryKey: api.service.pathKey() }) },
      ),
  }
}
