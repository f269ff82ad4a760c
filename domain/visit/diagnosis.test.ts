import { expect, it } from 'vitest'
import { DIAGNOSES, diagnosisOf, findDiagnoses } from './diagnosis'

/** ICD-10 codes in the style of the Chinese clinical edition, as far as this list has them. */
const CODE = /^[A-Z]\d{2}(?:\.(?:\d{1,3}|x\d{2}))?$/

it('names each code once, in the style of the clinical edition', () => {
  const codes = DIAGNOSES.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.filter((code) => !CODE.test(code))).toEqual([])
  expect(new Set(DIAGNOSES.map(({ nameZh }) => nameZh)).size).toBe(codes.length)
})

it('is found by its name or by how its code begins', () => {
  expect(findDiagnoses('支气管炎').map(({ code }) => code)).toContain('J20.900')
  expect(findDiagnoses('j20').map(({ code }) => code)).toEqual(['J20.900'])
  expect(findDiagnoses('没有这种病')).toEqual([])
  expect(diagnosisOf('J20.900')?.nameZh).toBe('急性支气管炎')
})
