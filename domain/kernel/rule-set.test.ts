import { describe, expect, it } from 'vitest'
import { type Rule, ruleInForce } from './rule-set'
import { localDate } from './time'

function version(region: string, value: string, validFrom: string, validTo: string | null = null): Rule {
  const period = { validFrom: localDate(validFrom), validTo: validTo === null ? null : localDate(validTo) }
  return { region, code: 'BK-02', ...period, value, source: 'a test', verified: false }
}

const rules = [
  version('*', 'first', '2026-01-01', '2026-07-01'),
  version('*', 'second', '2026-07-01'),
  version('510183', 'own', '2026-06-01', '2026-08-01'),
]
const valueOn = (region: string, on: string) => ruleInForce(rules, region, 'BK-02', localDate(on))?.value

describe('the version in force', () => {
  it.each([
    ['*', '2026-01-01', 'first'],
    ['*', '2026-06-30', 'first'],
    ['*', '2026-07-01', 'second'],
    ['510183', '2026-05-31', 'first'],
    ['510183', '2026-06-01', 'own'],
    ['510183', '2026-07-31', 'own'],
    ['510183', '2026-08-01', 'second'],
    ['510184', '2026-06-15', 'first'],
  ])('in %s on %s is the %s', (region, on, value) => {
    expect(valueOn(region, on)).toBe(value)
  })

  it('is nobody’s before the first and of another code', () => {
    expect(valueOn('*', '2025-12-31')).toBeUndefined()
    expect(ruleInForce(rules, '*', 'BK-03', localDate('2026-06-01'))).toBeNull()
  })

  it('does not depend on the order of the rows', () => {
    const reversed = [...rules].reverse()
    expect(ruleInForce(reversed, '510183', 'BK-02', localDate('2026-07-15'))?.value).toBe('own')
    const open = [version('*', 'old', '2026-01-01'), version('*', 'new', '2026-02-01')]
    for (const rows of [open, [...open].reverse()]) {
      expect(ruleInForce(rows, '*', 'BK-02', localDate('2026-03-01'))?.value).toBe('new')
    }
  })
})
