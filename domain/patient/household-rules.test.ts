import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { DEFAULT_HOUSEHOLD_RULES, householdRules } from './household-rules'

const on = localDate('2026-11-21')

it('reads the values of D-ID-04, 06 and 07', () => {
  expect(householdRules(DEFAULT_HOUSEHOLD_RULES, '510000', on)).toEqual({
    'ID-04': { birthCertificateMonths: 12 },
    'ID-06': { guardianAccounts: 4, selfFromYears: 14, adultFromYears: 18 },
    'ID-07': { members: 8, documentsPerHour: 10 },
  })
})

it('lets a region set its own value from a day on', () => {
  const own = {
    region: '510000',
    code: 'ID-07',
    validFrom: localDate('2026-12-01'),
    validTo: null,
    value: { members: 10, documentsPerHour: 5 },
    source: '测试',
    verified: false,
  }
  const rules = [...DEFAULT_HOUSEHOLD_RULES, own]
  expect(householdRules(rules, '510000', on)['ID-07'].members).toBe(8)
  expect(householdRules(rules, '510000', localDate('2026-12-01'))['ID-07'].members).toBe(10)
})

it('takes a gap in the table for a bug', () => {
  expect(() => householdRules([], '510000', on)).toThrow('ID-04')
})
