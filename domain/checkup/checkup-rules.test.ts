import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { CHECKUP_ITEM_WORDS_ZH } from './checkup-item'
import { CHECKUP_RULE_DEFINITIONS } from './checkup-rule-values'
import { checkupRules, DEFAULT_CHECKUP_RULES } from './checkup-rules'
import { signsAt } from './warning-sign'

const rules = checkupRules(DEFAULT_CHECKUP_RULES, localDate('2026-11-22'))
const at = (item: string) =>
  rules['CH-01'].occasions
    .filter(({ items }) => items.includes(item as never))
    .map(({ ageMonths }) => ageMonths)

describe('the norm as rule rows (rules D-CH-01)', () => {
  it('has thirteen occasions at the ages of the norm', () => {
    expect(rules['CH-01'].occasions.map(({ ageMonths }) => ageMonths)).toEqual([
      0, 1, 3, 6, 8, 12, 18, 24, 30, 36, 48, 60, 72,
    ])
  })

  it.each([
    ['eye', [0, 1, 3, 6, 8, 12, 18, 24, 30, 36, 48, 60, 72]],
    ['hearing', [6, 12, 24, 36]],
    ['blood', [6, 8, 18, 30, 48, 60, 72]],
    ['tcm', [6, 12, 18, 24, 30, 36]],
    ['refraction', [24, 36, 48, 60, 72]],
    ['autism', [3, 6, 8, 12, 18, 24, 30, 36, 48, 60, 72]],
    ['warning-signs', [3, 6, 8, 12, 18, 24, 30, 36, 48, 60, 72]],
    ['head', [1, 3, 6, 8, 12, 18, 24, 30, 36]],
    ['hip', [0, 1, 3, 6]],
    ['vision', [48, 60, 72]],
  ])('%s at %j months', (item, ages) => {
    expect(at(item)).toEqual(ages)
  })

  it('asks four warning signs wherever it asks any', () => {
    for (const ageMonths of at('warning-signs'))
      expect(signsAt(rules['CH-05'].ages, ageMonths)).toHaveLength(4)
    expect(signsAt(rules['CH-05'].ages, 1)).toEqual([])
  })

  it('has words for every item, and TCM words where TCM is taught', () => {
    for (const { items, tcm } of rules['CH-01'].occasions) {
      for (const item of items) expect(CHECKUP_ITEM_WORDS_ZH[item].familyZh).not.toBe('')
      expect(tcm !== null).toBe(items.includes('tcm'))
    }
  })

  it('says of our own windows, and of nothing else, that nobody has verified them', () => {
    expect(DEFAULT_CHECKUP_RULES.filter(({ verified }) => !verified).map(({ code }) => code)).toEqual([
      'CH-02',
    ])
    expect(DEFAULT_CHECKUP_RULES.every(({ source }) => source.length > 0)).toBe(true)
  })

  it('lets operators change only what keeps a plan possible', () => {
    for (const { code, value } of DEFAULT_CHECKUP_RULES) {
      const { change } = CHECKUP_RULE_DEFINITIONS[code as keyof typeof CHECKUP_RULE_DEFINITIONS]
      if (change) expect(change.value.safeParse(value).success).toBe(true)
    }
    const month = CHECKUP_RULE_DEFINITIONS['CH-03'].change.value
    expect(month.safeParse({ ...rules['CH-03'], firstMonthToDay: 27 }).success).toBe(false)
    expect(month.safeParse({ ...rules['CH-03'], homeVisitDaysAtRisk: 8 }).success).toBe(false)
  })
})
