import { useQuery } from '@tanstack/react-query'
import type { MovableKind } from '#domain/record/movable-kind'
import { api, client } from '../../../api/client'
import { failureOf, failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { renewChart } from './use-chart'

export interface MovableEntry {
  readonly patientId: string
  readonly kind: MovableKind
  readonly id: string
}

/** To whom an entry can be moved; asked anew each time, and kept nowhere. */
export function useMoveTargets(entry: MovableEntry) {
  return useQuery(api.chart.moveTargets.queryOptions(entry, { gcTime: 0, staleTime: 0 }))
}

export function useMoveEntry(entry: MovableEntry) {
  const moving = useWrite(client.chart.moveEntry.mutate)
  const exchanging = useWrite(client.chart.exchangeEntries.mutate)
  const failure = moving.error && failureOf(moving.error)
  const isDouble = failure?.kind === 'refused' && failure.code === 'entry_already_there'
  const { kind } = entry
  const error = exchanging.error ?? (isDouble ? null : moving.error)
  const after = (done: () => void) => ({
    onSuccess: () => {
      done()
      renewChart()
    },
  })
  return {
    busy: moving.isPending || exchanging.isPending,
    problem: error ? failureSentence(error) : undefined,
    move: (toPatientId: string, done: () => void): void => {
      exchanging.reset()
      moving.mutate({ ...entry, toPatientId }, after(done))
    },
    /** Where the other person has the same: two who were taken for each other. */
    exchange:
      isDouble && (kind === 'immunization' || kind === 'checkup')
        ? (toPatientId: string, done: () => void): void =>
            exchanging.mutate({ ...entry, kind, toPatientId }, after(done))
        : undefined,
  }
}
