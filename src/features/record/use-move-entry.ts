import { useQuery } from '@tanstack/react-query'
import type { MovableKind } from '#domain/record/movable-kind'
import { api, client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
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
  return {
    busy: moving.isPending,
    problem: moving.error ? failureSentence(moving.error) : undefined,
    move: (toPatientId: string, done: () => void): void =>
      moving.mutate(
        { ...entry, toPatientId },
        {
          onSuccess: () => {
            done()
            renewChart()
          },
        },
      ),
  }
}
