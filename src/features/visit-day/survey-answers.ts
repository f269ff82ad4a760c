import type { SURVEY_QUESTIONS } from '#domain/visit/survey'

type Questions = typeof SURVEY_QUESTIONS

/** What has been tapped so far. */
export type SurveyAnswers = { readonly [Key in keyof Questions]: keyof Questions[Key]['answers'] | null }

export const NOTHING_ANSWERED: SurveyAnswers = { overall: null, waiting: null, explanation: null }

/** How many of the three are still open: the send button says it instead of being grey. */
export function openQuestions(answers: SurveyAnswers): number {
  return Object.values(answers).filter((answer) => answer === null).length
}
