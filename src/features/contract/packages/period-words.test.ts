import { expect, it } from 'vitest'
import { answerInWords, leavingInWords, residenceInWords } from './period-words'

const wordsOf = (periods: Parameters<typeof answerInWords>[0]) =>
  [answerInWords, leavingInWords, residenceInWords].map((inWords) => inWords(periods))

it('says the periods of the rules in force', () => {
  expect(wordsOf({ reviewHours: 72, coolingOffDays: 7, residenceMonths: 6 })).toEqual([
    '团队 72 小时内答复',
    '7 天内随时退',
    '不在本县，住满半年也能签',
  ])
  expect(wordsOf({ reviewHours: 48, coolingOffDays: 15, residenceMonths: 12 })).toEqual([
    '团队 48 小时内答复',
    '15 天内随时退',
    '不在本县，住满 12 个月也能签',
  ])
})

it('promises no period that there is not, or that is not known yet', () => {
  expect(wordsOf({ reviewHours: 72, coolingOffDays: 0, residenceMonths: 0 }).slice(1)).toEqual([
    '以后想退也能退',
    '不在本县也能签',
  ])
  for (const words of wordsOf(undefined)) expect(words).not.toMatch(/\d/)
})
