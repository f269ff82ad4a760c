import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Service } from '#domain/kernel/healthcare-service'
import { addDays, type LocalDate } from '#domain/kernel/time'
import { api, client, queryClient, waits } from '../../../api/client'
import { failureOf, failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { refusalAloud } from './caller-slots'

/** The longest window in which communities give seats out, and today (BK-02). */
const DAYS_AHEAD = 14

/** What somebody who rings has here, and where they can be booked; each look is written down. */
export function useCaller(patientId: string) {
  return useQuery(api.visit.caller.queryOptions({ patientId }, { gcTime: 0, staleTime: 0 }))
}

export type Caller = NonNullable<ReturnType<typeof useCaller>['data']>

interface Wish {
  readonly patientId: string
  readonly isSelf: boolean
  readonly organizationId: string
  readonly service: Service
}

export function useCallerSlots(wish: Wish, today: LocalDate) {
  return useQuery(
    api.visit.callerSlots.queryOptions(
      { ...wish, from: today, to: addDays(today, DAYS_AHEAD) },
      { gcTime: 0, staleTime: 0 },
    ),
  )
}

export type CallerSlot = NonNullable<ReturnType<typeof useCallerSlots>['data']>['rows'][number]

/** Booking for whoever rings, once per intent; afterwards both lists ask again, whatever the answer. */
export function useBookForCaller() {
  const write = useWrite(client.visit.bookForCaller.mutate)
  const [problem, setProblem] = useState<string | null>(null)
  return {
    busy: write.isPending,
    problem,
    forget: () => setProblem(null),
    async book(wish: { slotId: string; patientId: string; isSelf: boolean }) {
      setProblem(null)
      try {
        return await write.mutateAsync(wish)
      } catch (error) {
        if (!waits.hasLeft(error)) setProblem(problemAloud(error))
        return null
      } finally {
        renewCaller()
      }
    },
  }
}

function problemAloud(error: unknown): string {
  const failure = failureOf(error)
  return failure.kind === 'refused' ? refusalAloud(failure) : failureSentence(error)
}

/** What they have and what is free has changed. */
export function renewCaller(): void {
  void queryClient.invalidateQueries(api.visit.caller.pathFilter())
  void queryClient.invalidateQueries(api.visit.callerSlots.pathFilter())
}
