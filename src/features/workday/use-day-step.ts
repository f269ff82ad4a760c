import { useState } from 'react'
import { type Failure, failureOf, failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { refreshWorkday } from './use-workday'

export interface DayStep<Input, Output> {
  /** The answer, or null after a refusal, which then stands in `problem`. */
  readonly run: (input: Input) => Promise<Output | null>
  readonly busy: boolean
  readonly problem: { readonly sentence: string; readonly failure: Failure } | null
  readonly forget: () => void
}

/** One step of somebody's day (call, check in, pass …): sent once per intent, then every list asks again. */
export function useDayStep<Whole extends { idempotencyKey: string }, Output>(
  send: (whole: Whole) => Promise<Output>,
): DayStep<Omit<Whole, 'idempotencyKey'>, Output> {
  const write = useWrite(send)
  const [error, setError] = useState<unknown>(null)
  return {
    busy: write.isPending,
    problem: error === null ? null : { sentence: failureSentence(error), failure: failureOf(error) },
    forget: () => setError(null),
    async run(input) {
      setError(null)
      try {
        return await write.mutateAsync(input)
      } catch (refusal) {
        setError(refusal)
        return null
      } finally {
        refreshWorkday()
      }
    },
  }
}
