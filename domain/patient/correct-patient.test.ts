import { describe, expect, it } from 'vitest'
import { instantAt, localDate, localTime } from '../kernel/time'
import {
  countsAsCorrection,
  type PatientCorrection,
  type PatientFacts,
  refuseCorrection,
} from './correct-patient'
import { DEFAULT_HOUSEHOLD_RULES, householdRules } from './household-rules'

const today = localDate('2026-11-22')
const rules = householdRules(DEFAULT_HOUSEHOLD_RULES, today)
const passport: PatientFacts = {
  name: '周小禾',
  nameIsTemporary: false,
  birthDate: localDate('2019-06-01'),
  sex: 'female',
  documentType: 'passport',
  correctedAt: null,
}
const refusal = (old: PatientFacts, change: Partial<PatientCorrection>, on = today) =>
  refuseCorrection(old, { name: old.name, birthDate: old.birthDate, sex: old.sex, ...change }, on, rules)

describe('what may be corrected', () => {
  it.each<[string, Partial<PatientFacts>, Partial<PatientCorrection>, string | null]>([
    ['a name', {}, { name: '周晓禾' }, null],
    ['birth date and sex beside a passport', {}, { birthDate: localDate('2019-06-02'), sex: 'male' }, null],
    ['a name beside an ID', { documentType: 'resident-id' }, { name: '周晓禾' }, null],
    [
      'a birth date beside an ID',
      { documentType: 'resident-id' },
      { birthDate: localDate('2019-06-02') },
      'correction_from_document',
    ],
    [
      'a sex beside a register page',
      { documentType: 'household-register' },
      { sex: 'male' },
      'correction_from_document',
    ],
    ['a birth date that is still to come', {}, { birthDate: localDate('2026-11-23') }, 'input_invalid'],
    ['a birth date of long ago', {}, { birthDate: localDate('1876-11-21') }, 'input_invalid'],
    [
      'a birth certificate of more than a year',
      { documentType: 'birth-certificate', birthDate: localDate('2026-01-01') },
      { birthDate: localDate('2025-11-21') },
      'birth_certificate_age',
    ],
  ])('%s', (_, old, change, code) => {
    expect(refusal({ ...passport, ...old }, change)?.code ?? null).toBe(code)
  })
})

describe('once in half a year (D-ID-07)', () => {
  const corrected = { ...passport, correctedAt: instantAt(localDate('2026-08-31'), localTime('23:59')) }

  it.each([
    ['2027-02-27', 'correction_too_soon'],
    ['2027-02-28', null],
  ])('corrected on 31 August, again on %s', (on, code) => {
    expect(refusal(corrected, { name: '周晓禾' }, localDate(on))?.code ?? null).toBe(code)
  })

  it('says from when', () => {
    expect(refusal(corrected, { name: '周晓禾' })?.facts).toEqual({ from: '2027-02-28' })
  })

  it('does not count what changes nothing, nor a newborn’s first name', () => {
    expect(refusal(corrected, {})).toBeNull()
    const unnamed = { ...corrected, nameIsTemporary: true }
    expect(refusal(unnamed, { name: '周满' })).toBeNull()
    expect(countsAsCorrection(unnamed, { ...unnamed, name: '周满' })).toBe(false)
    expect(refusal(unnamed, { sex: 'male' })?.code).toBe('correction_too_soon')
  })
})
