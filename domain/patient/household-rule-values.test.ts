import { expect, it } from 'vitest'
import { ruleField, withRuleField } from '../kernel/rule-definition'
import { localDate } from '../kernel/time'
import { HOUSEHOLD_RULE_DEFINITIONS } from './household-rule-values'
import { DEFAULT_HOUSEHOLD_RULES, type HouseholdRules, householdRules } from './household-rules'

const inForce = householdRules(DEFAULT_HOUSEHOLD_RULES, localDate('2026-11-21'))
const codes = Object.keys(HOUSEHOLD_RULE_DEFINITIONS) as (keyof HouseholdRules)[]

it.each(codes)('%s accepts the value that holds today, with every field of its form in it', (code) => {
  const { value, fields } = HOUSEHOLD_RULE_DEFINITIONS[code].change
  expect(value.safeParse(inForce[code]).success).toBe(true)
  for (const { path } of fields) expect([path, ruleField(inForce[code], path)]).not.toEqual([path, undefined])
})

it.each([
  ['ID-06', 'adultFromYears', 16],
  ['ID-06', 'delegationDays', 400],
  ['ID-07', 'members', 0],
  ['ID-07', 'members', '8'],
] as const)('%s refuses %s = %s', (code, path, written) => {
  const { value } = HOUSEHOLD_RULE_DEFINITIONS[code].change
  expect(value.safeParse(withRuleField(inForce[code], path, written)).success).toBe(false)
})
