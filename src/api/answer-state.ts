import { localDateOf, localTimeOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { type Failure, failureOf } from './failure-of'
import { serverNow } from './server-clock'

/** What a screen has to draw of a question it asked: one of three, each with its own look. */
export type AnswerState<Answer> =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'failed'
      readonly failure: Failure
      readonly retry: () => void
      readonly retrying: boolean
    }
  | {
      readonly kind: 'ready'
      readonly answer: Answer
      /** `08:02`, when asking again failed and this is what was stored then; undefined while it is fresh. */
      readonly storedAt: string | undefined
    }

/** The slice of a TanStack query that this reads. */
interface Asked<Answer> {
  readonly data: Answer | undefined
  readonly error: unknown
  readonly dataUpdatedAt: number
  readonly isFetching: boolean
  readonly refetch: () => Promise<unknown>
}

/** An earlier answer beats a failure: what is known stays readable, with the hour at which it was known. */
export function answerState<Answer>(asked: Asked<Answer>): AnswerState<Answer> {
  const { data, error, dataUpdatedAt, isFetching, refetch } = asked
  if (data !== undefined) {
    return {
      kind: 'ready',
      answer: data,
      storedAt: error ? storedAtInWords(new Date(dataUpdatedAt)) : undefined,
    }
  }
  if (!error) return { kind: 'loading' }
  return { kind: 'failed', failure: failureOf(error), retry: () => void refetch(), retrying: isFetching }
}

function storedAtInWords(moment: Date): string {
  const today = localDateOf(serverNow())
  return localDateOf(moment) === today ? localTimeOf(moment) : momentInWords(moment, today)
}
