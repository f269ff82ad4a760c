import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { CARD_RULE_DEFINITIONS } from './card-rule-values'
import { cardRules, DEFAULT_CARD_RULES } from './card-rules'

describe('the rules of the card', () => {
  it.each(DEFAULT_CARD_RULES.map((rule) => [rule.code, rule.value] as const))(
    '%s: what holds by default may be written',
    (code, value) => {
      const definition = CARD_RULE_DEFINITIONS[code as keyof typeof CARD_RULE_DEFINITIONS]
      expect(definition.change.value.safeParse(value).success).toBe(true)
    },
  )

  it('does not let a phone fetch its next code after the last one has died', () => {
    const value = { ttlSeconds: 60, refreshSeconds: 60, skewSeconds: 30, numbersPerHour: 30 }
    expect(CARD_RULE_DEFINITIONS['CARD-04'].change.value.safeParse(value).success).toBe(false)
  })

  it('says so when no version is in force', () => {
    expect(() => cardRules([], localDate('2026-11-22'))).toThrow('no version of CARD-04')
  })
})
