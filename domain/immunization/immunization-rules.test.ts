import { describe, expect, it } from 'vitest'
import { ruleField, ruleInWords } from '../kernel/rule-definition'
import { localDate } from '../kernel/time'
import { IMMUNIZATION_RULE_DEFINITIONS } from './immunization-rule-values'
import { DEFAULT_IMMUNIZATION_RULES, immunizationRules, programmeOn } from './immunization-rules'

const RULES = immunizationRules(DEFAULT_IMMUNIZATION_RULES, localDate('2026-11-22'))

it.each([
  ['2019-01-01', 'NIP-CN-2021'],
  ['2024-12-31', 'NIP-CN-2021'],
  ['2025-01-01', 'NIP-CN-2025-DTAP'],
  ['2025-11-09', 'NIP-CN-2025-DTAP'],
  ['2025-11-10', 'NIP-CN-2025-HPV'],
  ['2026-06-16', 'NIP-CN-2025-HPV'],
  ['2026-06-17', 'NIP-CN-2026'],
])('on %s the version is %s', (on, version) => {
  expect(programmeOn(RULES, localDate(on)).versionId).toBe(version)
})

/** Ages by series, as the public table prints them: no copy of a table that contradicts itself (rules D-IM). */
it.each([
  ['2021-03-01', 'DTP', [3, 4, 5, 18, 72]],
  ['2025-01-01', 'DTP', [2, 4, 6, 18, 72]],
  ['2026-06-17', 'Polio', [2, 3, 4, 48]],
  ['2026-06-17', 'MenA', [6, 9]],
  ['2026-06-17', 'MenAC', [36, 72]],
  ['2026-06-17', 'HepB', [0, 1, 6]],
  ['2026-06-17', 'MMR', [8, 18]],
  ['2026-06-17', 'JE', [8, 24]],
  ['2026-06-17', 'HPV', [156, 162]],
] as const)('from %s %s is given at %j months', (on, series, ages) => {
  const doses = programmeOn(RULES, localDate(on)).printed.get(series) ?? []
  expect(doses.map(({ ageMonths }) => ageMonths)).toEqual(ages)
})

describe('what operators may write', () => {
  it.each(DEFAULT_IMMUNIZATION_RULES)(
    'takes the value that holds: $code from $validFrom',
    ({ code, value }) => {
      const { change } = IMMUNIZATION_RULE_DEFINITIONS[code as keyof typeof IMMUNIZATION_RULE_DEFINITIONS]
      if (change) {
        expect(change.value.safeParse(value).success).toBe(true)
        for (const { path } of change.fields) expect(ruleField(value, path)).toBeTypeOf('number')
      }
      expect(
        ruleInWords(value, IMMUNIZATION_RULE_DEFINITIONS[code as keyof typeof IMMUNIZATION_RULE_DEFINITIONS]),
      ).not.toBe('—')
    },
  )

  it('refuses an observation that is none', () => {
    const { value } = IMMUNIZATION_RULE_DEFINITIONS['IM-06'].change
    expect(value.safeParse({ observationMinutes: 5 }).success).toBe(false)
  })
})
