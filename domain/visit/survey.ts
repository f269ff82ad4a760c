import * as z from 'zod/mini'
import { type Refusal, refuse } from '../kernel/errors'
import { DAY_MS } from '../kernel/time'

/** The version of the three questions: counts of different questions are never added up. */
export const SURVEY_VERSION = '2026-11'
/** Until when a visit can be judged, in days after it (design). */
const SURVEY_OPEN_DAYS = 30
/** Fewer answers than this say more about persons than about a place (D-KPI). */
const SUPPRESS_BELOW = 10

export const SURVEY_QUESTIONS = {
  overall: {
    askZh: '这次看得满意吗？',
    answers: {
      'very-satisfied': '很满意',
      satisfied: '满意',
      neutral: '一般',
      dissatisfied: '不满意',
    },
  },
  waiting: {
    askZh: '等的时间，和说好的比？',
    answers: { 'on-time': '准时', short: '晚一点', long: '晚很多' },
  },
  explanation: {
    askZh: '医生讲明白了吗？',
    answers: { clear: '明白', partly: '有点明白', unclear: '没明白' },
  },
} as const

export const surveyAnswerShape = {
  overall: z.enum(['very-satisfied', 'satisfied', 'neutral', 'dissatisfied']),
  waiting: z.enum(['on-time', 'short', 'long']),
  explanation: z.enum(['clear', 'partly', 'unclear']),
}
export type Satisfaction = z.infer<typeof surveyAnswerShape.overall>

/** @returns survey_answered, survey_not_open, or null */
export function refuseSurvey(
  visit: { readonly completedAt: Date | null; readonly isAnswered: boolean },
  now: Date,
): Refusal | null {
  if (visit.isAnswered) return refuse('survey_answered')
  const isOpen =
    visit.completedAt !== null && now.getTime() - visit.completedAt.getTime() <= SURVEY_OPEN_DAYS * DAY_MS
  return isOpen ? null : refuse('survey_not_open')
}

export interface SatisfactionRate {
  /** 很满意 and 满意; null with the rate, which could be worked out from it. */
  readonly satisfied: number | null
  readonly answers: number
  /** Per cent with two decimals, rounded half up; null below ten answers and for none (D-KPI). */
  readonly percent: string | null
  readonly version: string
}

/** 满意度 = (very satisfied + satisfied) ÷ valid answers; the counts stay beside the rate, and go with it (D-KPI). */
export function satisfactionRate(counts: Readonly<Partial<Record<Satisfaction, number>>>): SatisfactionRate {
  const satisfied = (counts['very-satisfied'] ?? 0) + (counts.satisfied ?? 0)
  const answers = satisfied + (counts.neutral ?? 0) + (counts.dissatisfied ?? 0)
  if (answers < SUPPRESS_BELOW) return { satisfied: null, answers, percent: null, version: SURVEY_VERSION }
  // Whole hundredths of a per cent, so that the rounding is exact and happens once.
  const hundredths = Math.floor((satisfied * 20_000 + answers) / (2 * answers))
  const percent = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
  return { satisfied, answers, percent, version: SURVEY_VERSION }
}
