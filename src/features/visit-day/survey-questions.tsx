import { SURVEY_QUESTIONS } from '#domain/visit/survey'
import type { SurveyAnswers } from './survey-answers'
import { SurveyQuestion } from './survey-question'

export interface SurveyQuestionsProps {
  answers: SurveyAnswers
  onAnswer: (answer: Partial<SurveyAnswers>) => void
}

const KEYS = ['overall', 'waiting', 'explanation'] as const satisfies (keyof SurveyAnswers)[]

/** The three questions of rules D-KPI, one tap each. */
export function SurveyQuestions({ answers, onAnswer }: SurveyQuestionsProps) {
  return KEYS.map((key, index) => (
    <SurveyQuestion
      key={key}
      place={index + 1}
      question={SURVEY_QUESTIONS[key].askZh}
      answers={Object.entries(SURVEY_QUESTIONS[key].answers).map(([value, label]) => ({ value, label }))}
      chosen={answers[key]}
      onChoose={(value) => onAnswer({ [key]: value })}
    />
  ))
}
