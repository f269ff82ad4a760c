import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import type { GivenDose } from './given-dose'
import { immunizationPlan } from './immunization-plan'
import { DEFAULT_IMMUNIZATION_RULES, immunizationRules } from './immunization-rules'
import type { VaccineCode } from './vaccine'

const TODAY = '2026-11-22'
const RULES = immunizationRules(DEFAULT_IMMUNIZATION_RULES, localDate(TODAY))

/** `vaccine@day`, oldest first, apart by blanks. */
function plan(birthDate: string, doses: string, series: string, today = TODAY) {
  const given = doses
    .split(' ')
    .filter((text) => text !== '')
    .map((text, place): GivenDose => {
      const [vaccine = '', on = ''] = text.split('@')
      return { id: String(place), vaccine: vaccine as VaccineCode, on: localDate(on), isVerified: true }
    })
  const child = { birthDate: localDate(birthDate), sex: 'female' as const, given, holds: [] }
  return immunizationPlan(child, RULES, localDate(today))
    .filter((dose) => dose.series === series)
    .map(({ vaccine, doseNo, state, dueOn }) => `${vaccine} ${doseNo} ${state}${dueOn ? ` ${dueOn}` : ''}`)
}

const ON_TIME = 'DTaP@2019-05-01 DTaP@2019-06-01 DTaP@2019-07-01'

it.each([
  [
    'two and no more: DT to three, the distance for the clinic',
    'DTaP@2019-05-01 DTaP@2019-06-01',
    ['DTaP 1 DONE', 'DTaP 2 DONE', 'DT 3 OVERDUE 2019-12-01', 'DTaP 4 EXPIRED', 'DTaP 5 EXPIRED'],
  ],
  [
    'three: one DT half a year later (CU-DTP21-3)',
    ON_TIME,
    ['DTaP 1 DONE', 'DTaP 2 DONE', 'DTaP 3 DONE', 'DT 4 OVERDUE 2020-08-01', 'DTaP 5 EXPIRED'],
  ],
  [
    'four: one DT a year later (CU-DTP21-3)',
    `${ON_TIME} DTaP@2020-08-01`,
    ['DTaP 1 DONE', 'DTaP 2 DONE', 'DTaP 3 DONE', 'DTaP 4 DONE', 'DT 5 OVERDUE 2025-02-01'],
  ],
  [
    'three and a DT: none',
    `${ON_TIME} DT@2026-03-01`,
    ['DTaP 1 DONE', 'DTaP 2 DONE', 'DTaP 3 DONE', 'DT 4 DONE', 'DTaP 5 EXPIRED'],
  ],
])('of diphtheria and tetanus at seven years, after %s', (_, doses, expected) => {
  expect(plan('2019-02-01', doses, 'DTP')).toEqual(expected)
})

it('of diphtheria and tetanus asks nothing from twelve years on (CU-DTP25-4)', () => {
  expect(new Set(plan('2014-11-22', '', 'DTP').map((dose) => dose.split(' ')[2]))).toEqual(
    new Set(['EXPIRED']),
  )
})

it('counts a dose of measles before eight months for nothing, and asks again four weeks later (CU-MMR-4)', () => {
  expect(plan('2026-04-01', 'MMR@2026-11-20', 'MMR', '2026-12-05')).toEqual([
    'MMR 1 DONE_EARLY_INVALID',
    'MMR 1 NOT_DUE 2026-12-18',
    'MMR 2 NOT_DUE 2027-10-01',
  ])
})

it('takes the measles and rubella vaccine of before 2020 for the first of the series', () => {
  expect(plan('2018-01-01', 'MR@2018-09-01 MMR@2019-07-01', 'MMR')).toEqual(['MR 1 DONE', 'MMR 2 DONE'])
})

it('ends polio with four doses by injection, wherever the fourth came from (CU-POLIO-4)', () => {
  const four = 'IPV@2024-03-01 IPV@2024-04-01 IPV@2024-05-01 DTaP-IPV-Hib@2025-07-01'
  expect(plan('2024-01-01', four, 'Polio')).toEqual([
    'IPV 1 DONE',
    'IPV 2 DONE',
    'IPV 3 DONE',
    'DTaP-IPV-Hib 4 REPLACED',
  ])
})

it('goes on with hepatitis A as it began, and lets the live one end it (CU-HEPA-2)', () => {
  expect(plan('2024-01-01', 'HepA-I@2025-07-01', 'HepA')).toEqual([
    'HepA-I 1 DONE',
    'HepA-I 2 OVERDUE 2026-01-01',
  ])
  expect(plan('2024-01-01', 'HepA-I@2025-07-01 HepA-L@2026-01-10', 'HepA')).toEqual([
    'HepA-I 1 DONE',
    'HepA-L 2 DONE',
  ])
})

it('asks for the second dose of HPV half a year after the first, paid or free (D-IM-03)', () => {
  expect(plan('2012-11-10', '2vHPV@2026-06-30', 'HPV')).toEqual([
    '2vHPV 1 DONE',
    '2vHPV 2 NOT_DUE 2026-12-30',
  ])
})

it('does not ask a child twice for what was right when it was given: four doses of DTaP by the old ages', () => {
  expect(plan('2024-02-01', 'DTaP@2024-05-01 DTaP@2024-06-01 DTaP@2024-07-01', 'DTP')).toEqual([
    'DTaP 1 DONE',
    'DTaP 2 DONE',
    'DTaP 3 DONE',
    'DTaP 4 OVERDUE 2025-08-01',
    'DTaP 5 NOT_DUE 2030-02-01',
  ])
})
