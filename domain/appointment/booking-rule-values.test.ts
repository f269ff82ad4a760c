import { describe, expect, it } from 'vitest'
import { type RuleDefinition, ruleField, ruleInWords, withRuleField } from '../kernel/rule-definition'
import { localDate } from '../kernel/time'
import { BOOKING_RULE_DEFINITIONS } from './booking-rule-values'
import { type BookingRuleCode, bookingRule, DEFAULT_BOOKING_RULES } from './booking-rules'

const definition = (code: BookingRuleCode): RuleDefinition => BOOKING_RULE_DEFINITIONS[code]
const defaultOf = (code: BookingRuleCode): unknown =>
  bookingRule(DEFAULT_BOOKING_RULES, '*', code, localDate('2026-11-21'))
const accepts = (code: BookingRuleCode, value: unknown) =>
  definition(code).change?.value.safeParse(value).success ?? false

it('every rule in force is named, and what can be changed accepts the value that holds today', () => {
  const codes = [...new Set(DEFAULT_BOOKING_RULES.map(({ code }) => code))] as BookingRuleCode[]
  for (const code of codes) {
    const { change, nameZh } = definition(code)
    expect(nameZh).not.toBe('')
    if (!change) continue
    expect([code, accepts(code, defaultOf(code))]).toEqual([code, true])
    for (const { path } of change.fields)
      expect([path, ruleField(defaultOf(code), path)]).not.toEqual([path, undefined])
  }
})

describe('a value is refused', () => {
  it.each([
    ['BK-02', 'communityDays', 0],
    ['BK-02', 'communityDays', 14.5],
    ['BK-02', 'sameDayFrom', '25:00'],
    ['BK-02', 'sameDayFrom', 7],
    ['BK-02', 'leadMinutes', -1],
    ['BK-02', 'unknown', 1],
    ['BK-04', 'maxSlotMinutes', 31],
    ['BK-04', 'visitMinutes.sick-visit', 31],
    ['BK-04', 'maxSlotMinutes', 10],
    ['BK-07', 'perDay', 4],
    ['BK-07', 'perServiceAndDay', 3],
    ['BK-13', 'holdMinutes', null],
    ['BK-AGE', 'vaccination.fromMonths', -1],
    ['BK-AGE', 'child-checkup.toMonths', 0],
    ['BK-14', 'statement', '两个座位'],
    ['BK-20', 'holidays', []],
  ] as const)('%s with %s = %s', (code, path, written) => {
    expect(accepts(code, withRuleField(defaultOf(code), path, written))).toBe(false)
  })
})

it.each([
  ['BK-02', 'hospitalDays', 10],
  ['BK-02', 'leadMinutes', 0],
  ['BK-04', 'maxSlotMinutes', 20],
  ['BK-09', 'freeUntil', '24:00'],
  ['BK-AGE', 'sick-visit.toMonths', null],
] as const)('%s accepts %s = %s', (code, path, written) => {
  expect(accepts(code, withRuleField(defaultOf(code), path, written))).toBe(true)
})

it('says a value in words', () => {
  expect(ruleInWords(defaultOf('BK-09'), definition('BK-09'))).toBe('就诊前 1 天，到 24:00')
  expect(ruleInWords(defaultOf('BK-08'), definition('BK-08'))).toBe('同一个人的预约时间不得重叠')
  expect(ruleInWords(defaultOf('BK-AGE'), definition('BK-AGE'))).toContain('接种到 不限')
  expect(ruleInWords({ anything: [] }, undefined)).toBe('—')
})
