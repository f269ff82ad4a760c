import { useQuery } from '@tanstack/react-query'
import type { Service } from '#domain/kernel/healthcare-service'
import { type AnswerState, answerState } from '../../api/answer-state'
import { api } from '../../api/client'
import { failureOf } from '../../api/failure-of'
import { earliestNearby } from './earliest-nearby'

/** Seats go while a page is looked at. */
const ASK_AGAIN_MS = 60_000

export interface EarliestPlace {
  readonly name: string
  readonly street: string
  readonly phone: string
  readonly certifiedPractitioner: boolean
  readonly earliest: {
    readonly start: string
    readonly free: number
    readonly practitionerName: string
    readonly practitionerTitle: string
  }
}

/** Where the first seat of the service is; null as an answer when nothing is free in the next two weeks. */
export function useEarliestPlace(service: Service): AnswerState<EarliestPlace | null> {
  const query = useQuery(api.organization.list.queryOptions({ service }, { refetchInterval: ASK_AGAIN_MS }))
  const list = answerState(query)
  if (list.kind !== 'ready') return list
  // A seat that was free when the network left says nothing about now.
  if (list.storedAt !== undefined) {
    return {
      kind: 'failed',
      failure: failureOf(query.error),
      retry: () => void query.refetch(),
      retrying: query.isFetching,
    }
  }
  const place = earliestNearby(list.answer.rows)
  return { ...list, answer: place?.earliest ? { ...place, earliest: place.earliest } : null }
}
