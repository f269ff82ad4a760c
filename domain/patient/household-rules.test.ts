import { expect, it } from 'vitest'
import type { Rule } from '../kernel/rule-set'
import { localDate } from '../kernel/time'
import { DEFAULT_HOUSEHOLD_RULES, householdRules } from './household-rules'

const on = localDate('2026-11-21')

it('reads the values of D-ID-04, 06 and 07', () => {
  expect(householdRules(DEFAULT_HOUSEHOLD_RULES, on)).toEqual({
    'ID-04': { birthCertificateMonths: 12 },
    'ID-06': {
      selfFromYears: 14,
      adultFromYears: 18,
      accountsPerChild: 4,
      requestDays: 14,
      requestsPerPerson: 3,
      delegationDays: 366,
      delegationsPerChild: 5,
      delegationCodeDays: 7,
    },
    'ID-07': {
      members: 8,
      documentsPerHour: 5,
      accountsPerDocument: 5,
      codesPerHour: 5,
      correctionMonths: 6,
    },
  })
})

it('follows a later version from its first day', () => {
  const first = DEFAULT_HOUSEHOLD_RULES.find((rule) => rule.code === 'ID-07')
  const later = {
    ...first,
    validFrom: localDate('2026-12-01'),
    value: { ...(first?.value as object), members: 10 },
  } as Rule
  const rules = [...DEFAULT_HOUSEHOLD_RULES, later, { ...later, region: '510000', validFrom: on }]
  expect(householdRules(rules, on)['ID-07'].members).toBe(8)
  expect(householdRules(rules, localDate('2026-12-01'))['ID-07'].members).toBe(10)
})

it('takes a gap in the table for a bug', () => {
  expect(() => householdRules([], on)).toThrow('ID-04')
})
