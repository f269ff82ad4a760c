import { expect, it } from 'vitest'
import { HOLD_REASONS, holdReasonInWords } from './immunization-hold'

const EVERYTHING = { seesWords: true, seesRestricted: true }

it.each([
  ['the place that wrote it and the guardians', EVERYTHING, '等母亲 HIV 相关检查的结果：下周出'],
  ['another place', { seesWords: true, seesRestricted: false }, '医生另有考虑'],
  ['a delegate', { seesWords: false, seesRestricted: false }, '医生另有考虑'],
])('a restricted reason is, for %s, %s', (_, reader, words) => {
  expect(holdReasonInWords({ reason: 'mother-hiv', words: '下周出' }, reader)).toBe(words)
})

it('any other reason is told to everybody, its words to whom they are for', () => {
  const fever = { reason: 'fever', words: '38.6 度' } as const
  expect(holdReasonInWords(fever, EVERYTHING)).toBe('发热：38.6 度')
  expect(holdReasonInWords(fever, { seesWords: false, seesRestricted: false })).toBe('发热')
})

it('hides exactly what says something of the immune system, the child’s or the mother’s', () => {
  const isHidden = (reason: (typeof HOLD_REASONS)[number]) =>
    holdReasonInWords({ reason, words: '' }, { seesWords: true, seesRestricted: false }) === '医生另有考虑'
  expect(HOLD_REASONS.filter(isHidden)).toEqual(['immune', 'mother-hiv', 'other'])
})
