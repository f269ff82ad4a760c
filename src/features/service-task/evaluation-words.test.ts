import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { evaluationInWords } from './evaluation-words'
import type { Evaluation } from './use-services'

const asked = {
  period: '2026Q4',
  answers: null,
  comment: '',
  closesAt: null,
  mayAnswer: true,
} as unknown as Evaluation
const answers = { reachable: 'yes', clear: 'partly', kept: 'no' } as const
const closesAt = '2026-10-14T10:20:00+08:00'

// journeys E2 48
it.each([
  ['not asked yet in this quarter', {}, '三个问题'],
  ['changeable for a day', { answers, closesAt }, '评过了，明天 10:20 前能改'],
  ['over', { answers, closesAt, mayAnswer: false }, '这一季评过了'],
] as const)('%s', (_what, state, words) => {
  expect(evaluationInWords({ ...asked, ...state }, localDate('2026-10-13'))).toBe(words)
})
