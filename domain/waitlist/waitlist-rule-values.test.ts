import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { DEFAULT_WAITLIST_RULES, WAITLIST_RULE_CODE, type WaitlistRule, waitlistRule } from './waitlist-rule'
import { WAITLIST_RULE_DEFINITIONS } from './waitlist-rule-values'

const day = localDate('2026-11-25')
const value = DEFAULT_WAITLIST_RULES[0]?.value as WaitlistRule
const takes = (written: unknown) =>
  WAITLIST_RULE_DEFINITIONS[WAITLIST_RULE_CODE].change?.value.safeParse(written).success

it('an operator may write what holds by default', () => {
  expect(takes(value)).toBe(true)
})

it.each([
  ['a long offer that is shorter than a short one', { longOfferMinutes: 10 }],
  ['an answer that is due in the night', { quietAnswerBy: '06:30' }],
  ['a night that begins before its answers are due', { quietFrom: '07:00' }],
  ['nobody may wait', { perPerson: 0 }],
])('not %s', (_, change) => {
  expect(takes({ ...value, ...change })).toBe(false)
})

it('a county has its own rule before the general one', () => {
  const ours = { ...DEFAULT_WAITLIST_RULES[0], region: 'yunxi', value: { ...value, offerMinutes: 30 } }
  const rules = [...DEFAULT_WAITLIST_RULES, ours as (typeof DEFAULT_WAITLIST_RULES)[number]]
  expect(waitlistRule(rules, 'yunxi', day).offerMinutes).toBe(30)
  expect(waitlistRule(rules, 'elsewhere', day).offerMinutes).toBe(15)
  expect(() => waitlistRule([], 'yunxi', day)).toThrow('BK-WAITLIST')
})
