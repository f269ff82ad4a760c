import { expect, test } from 'vitest'
import {
  answersInWords,
  assessAnswers,
  isTriaged,
  NOTHING_ANSWERED,
  toggleSign,
  toggleTemperature,
} from './triage-answers'

test('nothing tapped for a one-year-old: stay at home or book, no danger sign', () => {
  expect(assessAnswers(NOTHING_ANSWERED, 14).level).toBe('HOME')
  expect(answersInWords(NOTHING_ANSWERED, 14)).toBe('没有危险信号')
})

test('a temperature is said with its unit, its absence and no fever without', () => {
  expect(answersInWords({ signs: [], temperature: 'moderate' }, 14)).toBe('38.1–38.9 ℃，没有危险信号')
  expect(answersInWords({ signs: [], temperature: 'none' }, 14)).toBe('没发烧，没有危险信号')
  expect(answersInWords({ signs: ['rash'], temperature: null }, 14)).toBe('有危险信号')
})

test('journeys E1 26: 38 ℃ below three months goes to hospital', () => {
  expect(assessAnswers({ signs: [], temperature: 'moderate' }, 2).level).toBe('EMERGENCY')
})

test('a band of another age, left from another child, counts as not measured', () => {
  expect(answersInWords({ signs: [], temperature: 'cold' }, 14)).toBe('没有危险信号')
})

test('a second tap takes an answer back', () => {
  const ticked = toggleSign(NOTHING_ANSWERED, 'rash')
  expect(toggleSign(ticked, 'rash')).toEqual(NOTHING_ANSWERED)
  expect(toggleTemperature(toggleTemperature(NOTHING_ANSWERED, 'low'), 'low')).toEqual(NOTHING_ANSWERED)
})

test('up to the 18th birthday', () => {
  expect([215, 216].map(isTriaged)).toEqual([true, false])
})
