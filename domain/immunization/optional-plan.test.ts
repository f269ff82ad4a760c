import { expect, it } from 'vitest'
import { addDays, localDate } from '../kernel/time'
import type { GivenDose } from './given-dose'
import { DEFAULT_IMMUNIZATION_RULES, immunizationRules } from './immunization-rules'
import { optionalPlan } from './optional-plan'
import type { VaccineCode } from './vaccine'

const RULES = immunizationRules(DEFAULT_IMMUNIZATION_RULES, localDate('2026-11-22'))
const dose = (vaccine: VaccineCode, on: string): GivenDose => ({
  id: vaccine + on,
  vaccine,
  on: localDate(on),
  isVerified: true,
})
function choices(birthDate: string, given: readonly GivenDose[], today = '2026-11-22') {
  const child = { birthDate: localDate(birthDate), sex: 'male' as const, given, holds: [] }
  return optionalPlan(child, RULES, localDate(today))
}
const names = (...wish: Parameters<typeof choices>) => choices(...wish).map(({ vaccine }) => vaccine)

it('offers a newborn everything that is still to come', () => {
  expect(names('2026-11-20', [])).toEqual([
    'DTaP-IPV-Hib',
    'DTaP-Hib',
    'PCV13',
    'RV5',
    'VAR',
    'EV71',
    'FLU',
    'Hib',
  ])
})

it('does not offer what is served otherwise, nor what the child is too old for', () => {
  expect(names('2026-09-01', [dose('DTaP', '2026-11-01')])).not.toContain('DTaP-IPV-Hib')
  expect(names('2026-09-01', [dose('DTaP-IPV-Hib', '2026-11-01')])).not.toContain('Hib')
  expect(names('2020-11-22', [])).toEqual(['VAR', 'FLU'])
})

it('goes on with what was begun, by the label of the age at which it was', () => {
  const begun = choices('2026-01-10', [dose('PCV13', '2026-03-10'), dose('PCV13', '2026-05-10')])
  expect(begun.find(({ vaccine }) => vaccine === 'PCV13')).toMatchObject({
    given: 2,
    of: 4,
    nextOn: '2026-07-10',
  })
})

it('closes the rotavirus vaccine after twelve weeks of life, and its last dose after thirty-two', () => {
  const offered = (days: number, given: readonly GivenDose[] = []) =>
    names('2026-04-01', given, addDays(localDate('2026-04-01'), days)).includes('RV5')
  expect([offered(84), offered(85)]).toEqual([true, false])
  const two = [dose('RV5', '2026-06-01'), dose('RV5', '2026-07-01')]
  expect([offered(224, two), offered(225, two)]).toEqual([true, false])
})

it('says until when a first dose is of use, and of a dose that goes on only what its label says', () => {
  const pcv = (given: readonly GivenDose[], today: string) =>
    choices('2026-01-10', given, today).find(({ vaccine }) => vaccine === 'PCV13')
  expect(pcv([], '2026-11-22')?.untilOn).toBe('2032-01-09')
  expect(pcv([dose('PCV13', '2026-03-10')], '2026-11-22')).toMatchObject({ given: 1, untilOn: null })
})

it('keeps an optional live vaccine away from the ones of the programme', () => {
  const varicella = choices('2025-09-22', [dose('MMR', '2026-11-10')]).find(
    ({ vaccine }) => vaccine === 'VAR',
  )
  expect(varicella?.nextOn).toBe('2026-12-08')
})
