import { useQuery } from '@tanstack/react-query'
import { type AnswerState, answerState } from '../../../api/answer-state'
import { api } from '../../../api/client'

/** What a guardian reads before agreeing; the version is sent with the answer. */
export interface ConsentText {
  readonly version: string
  readonly title: string
  readonly lines: readonly string[]
  /** What does not work without it, in a sentence. */
  readonly blocks: string
}

/** The separate consent for a child under 14, as it reads today. */
export function useChildConsentText(enabled: boolean): AnswerState<ConsentText> {
  const query = useQuery(api.consent.texts.queryOptions({}, { enabled, staleTime: Infinity }))
  const state = answerState(query)
  if (state.kind !== 'ready') return state
  const text = state.answer.rows.find(({ purpose }) => purpose === 'child-data')
  if (!text) throw new Error('the server has no text about the data of children')
  return { ...state, answer: text }
}
