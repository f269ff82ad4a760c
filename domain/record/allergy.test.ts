import { describe, expect, it } from 'vitest'
import { type AllergyFacts, allergyInWords, allergyShape, allergyStrip } from './allergy'

const to = (substance: string, severity: AllergyFacts['severity'] = null): AllergyFacts => ({
  substance,
  reaction: '',
  severity,
})

describe('an allergy in words', () => {
  it('says 过敏 once, however it was typed', () => {
    expect(allergyInWords(to('青霉素'))).toBe('青霉素过敏')
    expect(allergyInWords(to('青霉素过敏'))).toBe('青霉素过敏')
    expect(allergyInWords(to('过敏'))).toBe('过敏过敏')
  })

  it('names the gravest first and each once', () => {
    const known = [to('鸡蛋', 'mild'), to('花粉'), to('青霉素', 'severe'), to('青霉素过敏', 'mild')]
    expect(allergyStrip(known)).toBe('青霉素、鸡蛋、花粉过敏')
  })

  it('is silent where nothing is known', () => {
    expect(allergyStrip([])).toBeNull()
  })
})

it.each([
  [to(' 青霉素 '), true],
  [to(''), false],
  [to('一'.repeat(21)), false],
  [{ ...to('青霉素'), severity: 'fatal' }, false],
  [{ ...to('青霉素'), reaction: '喘\u0000' }, false],
])('takes %j: %s', (typed, taken) => {
  expect(allergyShape.safeParse(typed).success).toBe(taken)
})
