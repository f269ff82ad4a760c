import { describe, expect, it } from 'vitest'
import { ruleInWords } from '../../kernel/rule-definition'
import { localDate } from '../../kernel/time'
import { CLAIM_RULE_DEFINITIONS } from './claim-rule-values'
import { CLAIM_RULE_CODES, claimRules, DEFAULT_CLAIM_RULES } from './claim-rules'

describe('the rules of claims', () => {
  it.each(CLAIM_RULE_CODES.map((code) => [code] as const))(
    '%s has a value that an operator could write',
    (code) => {
      const { value, source } = DEFAULT_CLAIM_RULES.find((rule) => rule.code === code) ?? {}
      const { change } = CLAIM_RULE_DEFINITIONS[code]
      if (change) expect(change.value.safeParse(value).data).toEqual(value)
      expect(ruleInWords(value, CLAIM_RULE_DEFINITIONS[code])).not.toBe('—')
      expect(source).not.toBe('')
    },
  )

  it('never lets the direct way bring more than the way through the community', () => {
    const { change } = CLAIM_RULE_DEFINITIONS['MA-10']
    const value = DEFAULT_CLAIM_RULES.find(({ code }) => code === 'MA-10')?.value as object
    expect(change.value.safeParse({ ...value, D: 8_001 }).success).toBe(false)
  })

  it('E4 48: are those of the day of the event, and of the county', () => {
    const before = { ...DEFAULT_CLAIM_RULES[0], region: '510183', validTo: localDate('2026-10-01') }
    const rules = [
      ...DEFAULT_CLAIM_RULES,
      { ...before, value: 'the county’s own' },
    ] as typeof DEFAULT_CLAIM_RULES
    const on = (day: string) => claimRules(rules, '510183', localDate(day))['MA-09']
    expect(on('2026-09-30')).toEqual({ value: 'the county’s own', since: '2025-01-01' })
    expect(on('2026-10-01').value).toMatchObject({ scope: 'year' })
    expect(() => claimRules(rules, '510183', localDate('2024-12-31'))).toThrow('no version of MA-09')
  })
})
