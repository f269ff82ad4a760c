import { expect, test } from 'vitest'
import { addDays, localDate } from '../kernel/time'
import { doseReminders } from './dose-reminder'
import { type ImmunizationChild, immunizationPlan } from './immunization-plan'
import { DEFAULT_IMMUNIZATION_RULES, immunizationRules } from './immunization-rules'

const RULES = immunizationRules(DEFAULT_IMMUNIZATION_RULES, localDate('2026-11-22'))
const BORN = localDate('2026-10-20')

const child = (of: Partial<ImmunizationChild> = {}): ImmunizationChild => ({
  birthDate: BORN,
  sex: 'female',
  given: [
    { id: '1', vaccine: 'HepB', on: BORN, isVerified: true },
    { id: '2', vaccine: 'BCG', on: BORN, isVerified: true },
  ],
  holds: [],
  ...of,
})

function toldOn(today: string, of: ImmunizationChild): string[] {
  const day = localDate(today)
  const told = doseReminders(immunizationPlan(of, RULES, day), of.birthDate, RULES, day)
  return told.map(({ kind, since, doses }) => `${kind} ${since} ${doses}`)
}

test.each([
  ['the day before', '2026-11-19', []],
  ['at one month', '2026-11-20', ['vaccine-due 2026-11-20 1']],
  ['for a week', '2026-11-26', ['vaccine-due 2026-11-20 1']],
  ['and no longer', '2026-11-27', []],
  ['when a month has passed it is late', '2026-12-20', ['vaccine-late 2026-12-20 1']],
])('the second dose of hepatitis B, %s', (_when, today, told) => {
  expect(toldOn(today, child()).filter((each) => each.endsWith(' 1'))).toEqual(told)
})

test('several that can be given from one day on are one message', () => {
  const [told, ...others] = toldOn('2026-12-20', child()).filter((each) => each.startsWith('vaccine-due'))
  expect(others).toEqual([])
  expect(told).toMatch(/^vaccine-due 2026-12-20 [2-9]$/)
})

test('of a birth dose that nobody wrote down nothing is told: the hospital gave it', () => {
  for (let age = 0; age <= 40; age++) {
    const today = addDays(BORN, age)
    const withoutAny = toldOn(today, child({ given: [] }))
    expect(withoutAny.filter((each) => each.includes(`-due ${BORN}`))).toEqual([])
  }
})

test('a contraindicated one is never asked for', () => {
  const held = child({ holds: [{ vaccine: 'HepB', until: null }] })
  expect(toldOn('2026-11-20', held)).toEqual([])
})

test('a past that was never written down is not told all at once', () => {
  expect(toldOn('2026-11-22', child({ birthDate: localDate('2023-03-05'), given: [] }))).toEqual([])
})
