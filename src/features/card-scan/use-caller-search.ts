import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { client } from '../../api/client'
import { failureOf, failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { callerRefusal } from './caller-refusal'
import type { SeenPerson } from './use-card-scan'

/** Somebody rings: found by the number of their card and their birthday, reported as booking (rules D-CARD-02). */
const REPORTED_AS = { purpose: 'identify', stage: '0101011', channel: '0100' } as const

export function useCallerSearch() {
  const find = useWrite(client.healthCard.findByNumber.mutate)
  const [person, setPerson] = useState<SeenPerson | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function search(number: string, birthDate: LocalDate): Promise<void> {
    setPerson(null)
    setProblem(null)
    try {
      setPerson(await find.mutateAsync({ number, birthDate, ...REPORTED_AS }))
    } catch (error) {
      const failure = failureOf(error)
      setProblem(
        failure.kind === 'refused' ? callerRefusal(failure.code, failure.facts) : failureSentence(error),
      )
    }
  }

  return { search, busy: find.isPending, person, problem, forget: () => setPerson(null) }
}
