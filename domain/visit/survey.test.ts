import { describe, expect, it } from 'vitest'
import { refuseSurvey, SURVEY_QUESTIONS, SURVEY_VERSION, satisfactionRate, surveyAnswerShape } from './survey'

const DONE = new Date('2026-11-22T09:40:00+08:00')
const after = (milliseconds: number) => new Date(DONE.getTime() + milliseconds)
const THIRTY_DAYS = 30 * 86_400_000

describe('when a visit can be judged', () => {
  it.each([
    ['at once', DONE, false, null],
    ['thirty days later', after(THIRTY_DAYS), false, null],
    ['a moment after that', after(THIRTY_DAYS + 1), false, 'survey_not_open'],
    ['a second time', DONE, true, 'survey_answered'],
  ])('%s', (_, now, isAnswered, code) => {
    expect(refuseSurvey({ completedAt: DONE, isAnswered }, now)?.code ?? null).toBe(code)
  })

  it('not before it is over', () => {
    expect(refuseSurvey({ completedAt: null, isAnswered: false }, DONE)?.code).toBe('survey_not_open')
  })
})

describe('satisfaction = (very satisfied + satisfied) ÷ valid answers (D-KPI)', () => {
  it.each([
    [{}, null, 0, null],
    [{ satisfied: 9 }, null, 9, null],
    [{ satisfied: 10 }, 10, 10, '100.00'],
    [{ 'very-satisfied': 4, satisfied: 3, neutral: 3 }, 7, 10, '70.00'],
    [{ dissatisfied: 12 }, 0, 12, '0.00'],
    [{ satisfied: 2, neutral: 28 }, 2, 30, '6.67'],
    [{ satisfied: 1, neutral: 15 }, 1, 16, '6.25'],
    // 1/800 = 0.125 %: half up, never truncated.
    [{ satisfied: 1, neutral: 799 }, 1, 800, '0.13'],
  ])('of %j', (counts, satisfied, answers, percent) => {
    expect(satisfactionRate(counts)).toEqual({ satisfied, answers, percent, version: SURVEY_VERSION })
  })
})

it('takes exactly the answers that it asks for', () => {
  for (const [question, { answers }] of Object.entries(SURVEY_QUESTIONS)) {
    const shape = surveyAnswerShape[question as keyof typeof surveyAnswerShape]
    for (const answer of Object.keys(answers)) expect(shape.safeParse(answer).success).toBe(true)
    expect(shape.safeParse('').success).toBe(false)
  }
})
