import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { standingReport } from './duplicate'
import { recognisedUntil, validityDays } from './recognition'
import { REPORT_ITEM_CODES } from './report-item'
import { DEFAULT_REPORT_RULES, validityRules } from './report-rules'

const rules = validityRules(DEFAULT_REPORT_RULES, '*', localDate('2026-11-20'))
const proof = { validFrom: localDate('2026-01-01'), validTo: localDate('2026-12-31') }

describe('for how long a result stands (rules D-MR)', () => {
  it.each([
    ['blood-routine', 3],
    ['chest-x-ray', 30],
    ['allergen', 180],
    ['electrolytes', 7],
    ['hba1c', 60],
    ['lipids', 30],
    ['crp', null],
    ['other-imaging', null],
  ] as const)('%s: %s days', (code, days) => {
    expect(validityDays(code, rules)).toBe(days)
  })

  it('is only our proposal or another county’s list', () => {
    const periods = DEFAULT_REPORT_RULES.filter(({ code }) => code === 'MR-01' || code === 'MR-02')
    expect(periods.map(({ verified }) => verified)).toEqual([false, false])
    expect(REPORT_ITEM_CODES.length).toBeGreaterThan(12)
  })
})

describe('whether a report is recognised', () => {
  it.each([
    ['proved on the day', '2026-11-20', [proof], 3, '2026-11-23'],
    ['on the first day of the proof', '2026-01-01', [proof], 3, '2026-01-04'],
    ['on its last day', '2026-12-31', [proof], 3, '2027-01-03'],
    ['a day before it', '2025-12-31', [proof], 3, null],
    ['a day after it', '2027-01-01', [proof], 3, null],
    ['never proved', '2026-11-20', [], 3, null],
    ['on no list', '2026-11-20', [proof], null, null],
  ] as const)('%s', (_, performedOn, proofs, days, until) => {
    expect(recognisedUntil({ performedOn: localDate(performedOn), days }, proofs)).toBe(until)
  })
})

describe('what another report still answers', () => {
  const report = (performedOn: string, until: string | null, itemCode = 'blood-routine') => ({
    itemCode,
    performedOn: localDate(performedOn),
    recognisedUntil: until === null ? null : localDate(until),
  })
  const asked = { itemCode: 'blood-routine', performedOn: localDate('2026-11-22') }

  it.each([
    ['stands until today', [report('2026-11-19', '2026-11-22')], 0],
    ['stood until yesterday', [report('2026-11-18', '2026-11-21')], null],
    ['is not recognised', [report('2026-11-21', null)], null],
    ['is of something else', [report('2026-11-21', '2026-12-01', 'lipids')], null],
    ['is later', [report('2026-11-23', '2026-11-26')], null],
    ['is the newer of two', [report('2026-11-19', '2026-11-22'), report('2026-11-21', '2026-11-24')], 1],
  ] as const)('%s', (_, reports, place) => {
    const found = standingReport(reports, asked)
    expect(found).toBe(place === null ? null : reports[place])
  })
})
