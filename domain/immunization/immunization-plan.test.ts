import { describe, expect, it } from 'vitest'
import { addMonths, localDate } from '../kernel/time'
import type { GivenDose } from './given-dose'
import { type ImmunizationChild, immunizationPlan } from './immunization-plan'
import { DEFAULT_IMMUNIZATION_RULES, immunizationRules } from './immunization-rules'
import type { VaccineCode, VaccineSeries } from './vaccine'

const RULES = immunizationRules(DEFAULT_IMMUNIZATION_RULES, localDate('2026-11-22'))
const dose = (vaccine: VaccineCode, on: string): GivenDose => ({
  id: `${vaccine} ${on}`,
  vaccine,
  on: localDate(on),
  isVerified: true,
})
const child = (birthDate: string, given: readonly GivenDose[] = []): ImmunizationChild => ({
  birthDate: localDate(birthDate),
  sex: 'female',
  given,
  holds: [],
})
const planned = (of: ImmunizationChild, today: string, series: VaccineSeries, doseNo: number) =>
  immunizationPlan(of, RULES, localDate(today)).find(
    (each) => each.series === series && each.doseNo === doseNo,
  )

describe('the vectors of the schedule', () => {
  it.each([
    ['2025-01-31', [], '2025-02-01', 'DTP', 1, 'DTaP', '2025-03-31'],
    ['2024-12-31', [], '2025-01-01', 'DTP', 1, 'DTaP', '2025-02-28'],
    ['2024-09-15', [dose('DTaP', '2024-12-16')], '2025-01-02', 'DTP', 2, 'DTaP', '2025-01-15'],
    ['2019-01-02', fourOf('2019-01-02'), '2025-01-01', 'DTP', 5, 'DTaP', '2025-01-02'],
    ['2018-12-20', fourOf('2018-12-20'), '2024-12-20', 'DTP', 5, 'DT', '2024-12-20'],
    ['2025-06-01', [], '2025-06-01', 'BCG', 1, 'BCG', '2025-06-01'],
    ['2012-11-10', [], '2025-11-10', 'HPV', 1, '2vHPV', '2025-11-10'],
    ['2025-09-10', [dose('MPSV-A', '2026-03-10')], '2026-06-20', 'MenA', 2, 'MPSV-A', '2026-06-10'],
  ] as const)(
    'born %s, given %j, on %s: %s %i is %s from %s',
    (born, given, today, series, no, vaccine, dueOn) => {
      expect(planned(child(born, given), today, series, no)).toMatchObject({ vaccine, dueOn })
    },
  )

  it('has its deadlines: the second dose of A by 24 months since 2026, by 18 before', () => {
    const of = child('2025-09-10', [dose('MPSV-A', '2026-03-10')])
    expect(planned(of, '2026-06-17', 'MenA', 2)?.latestOn).toBe('2027-09-09')
    expect(planned(of, '2026-06-16', 'MenA', 2)?.latestOn).toBe('2027-03-09')
  })
})

describe('BCG', () => {
  it.each([
    ['2026-11-21', 'DUE'],
    ['2027-02-19', 'OVERDUE'],
    ['2027-02-20', 'TEST_NEEDED'],
    ['2030-11-20', 'EXPIRED'],
  ])('of a child born on 2026-11-20 is on %s %s', (today, state) => {
    expect(planned(child('2026-11-20'), today, 'BCG', 1)?.state).toBe(state)
  })
})

describe('a series', () => {
  it('takes a dose that was right on its day, though the schedule changed since (E3 38)', () => {
    const given = [dose('DTaP', '2024-04-01'), dose('DTaP', '2024-05-01'), dose('DTaP', '2024-06-01')]
    const plan = immunizationPlan(child('2024-01-01', given), RULES, localDate('2026-11-22'))
    expect(plan.filter(({ series }) => series === 'DTP').map(({ state }) => state)).toEqual([
      'DONE',
      'DONE',
      'DONE',
      'OVERDUE',
      'NOT_DUE',
    ])
  })

  it('does not count a dose before its age, and does not begin anew (E3 37)', () => {
    const of = child('2026-01-10', [dose('DTaP', '2026-02-20'), dose('DTaP', '2026-03-20')])
    const ofSeries = immunizationPlan(of, RULES, localDate('2026-04-01')).filter(
      ({ series }) => series === 'DTP',
    )
    expect(ofSeries.map(({ doseNo, state }) => [doseNo, state])).toEqual([
      [1, 'DONE_EARLY_INVALID'],
      [1, 'DONE'],
      [2, 'NOT_DUE'],
      [3, 'NOT_DUE'],
      [4, 'NOT_DUE'],
      [5, 'NOT_DUE'],
    ])
    expect(ofSeries[2]).toMatchObject({ dueOn: '2026-05-10', reasons: ['age'] })
  })

  it('is replaced by four five-in-one doses, but for the dose of six years (E3 40)', () => {
    const given = ['2025-03-01', '2025-04-01', '2025-05-01', '2026-07-01'].map((on) =>
      dose('DTaP-IPV-Hib', on),
    )
    const plan = immunizationPlan(child('2025-01-01', given), RULES, localDate('2026-11-22'))
    const states = (of: VaccineSeries) => plan.filter(({ series }) => series === of).map(({ state }) => state)
    expect(states('Polio')).toEqual(['REPLACED', 'REPLACED', 'REPLACED', 'REPLACED'])
    expect(states('DTP')).toEqual(['REPLACED', 'REPLACED', 'REPLACED', 'REPLACED', 'NOT_DUE'])
  })

  it('of meningococcus asks for no dose of A after two years, but for both of A+C (CU-MEN-2 … 4)', () => {
    const of = child('2023-01-01', [dose('MPSV-A', '2023-07-01')])
    const asked = (who: ImmunizationChild) =>
      immunizationPlan(who, RULES, localDate('2025-06-01'))
        .filter(({ series }) => series === 'MenA' || series === 'MenAC')
        .map(({ vaccine, doseNo, state, dueOn }) => [vaccine, doseNo, state, dueOn])
    expect(asked(of)).toEqual([
      ['MPSV-A', 1, 'DONE', null],
      ['MPSV-A', 2, 'EXPIRED', null],
      ['MPSV-AC', 1, 'OVERDUE', '2025-01-01'],
      ['MPSV-AC', 2, 'NOT_DUE', '2029-01-01'],
    ])
    expect(asked({ ...of, given: [...of.given, dose('MPSV-AC', '2025-05-01')] })).toEqual([
      ['MPSV-A', 1, 'DONE', null],
      ['MPSV-A', 2, 'EXPIRED', null],
      ['MPSV-AC', 1, 'DONE', null],
      ['MPSV-AC', 2, 'NOT_DUE', '2029-01-01'],
    ])
  })

  it.each([
    ['two doses of A', ['2024-07-01', '2024-12-01'], '2027-01-01'],
    ['a late second dose of A', ['2025-10-01', '2025-12-31'], '2027-01-01'],
    ['one dose of A late', ['2025-12-01'], '2026-03-01'],
    ['none', [], '2026-01-01'],
  ])('of A+C begins after %s on its day', (_, days, dueOn) => {
    const of = child(
      '2024-01-01',
      days.map((on) => dose('MPSV-A', on)),
    )
    expect(planned(of, '2026-02-01', 'MenAC', 1)?.dueOn).toBe(dueOn)
  })

  it('of JE goes on with the vaccine it began with', () => {
    const of = child('2026-01-01', [dose('JE-I', '2026-09-01')])
    expect(planned(of, '2026-09-08', 'JE', 2)).toMatchObject({
      vaccine: 'JE-I',
      state: 'DUE',
      dueOn: '2026-09-08',
    })
    expect(planned(child('2026-01-01'), '2026-09-08', 'JE', 1)?.vaccine).toBe('JE-L')
  })

  it('of hepatitis B is late once the day after the birth is over (D-IM-04), and of DT from seven years', () => {
    const newborn = (today: string) => planned(child('2026-11-01'), today, 'HepB', 1)
    expect(newborn('2026-11-02')).toMatchObject({ state: 'DUE', latestOn: '2026-11-02' })
    expect(newborn('2026-11-03')).toMatchObject({ state: 'OVERDUE', reasons: ['deadline-past'] })
    expect(planned(child('2018-01-01', fourOf('2018-01-01')), '2026-11-22', 'DTP', 5)?.vaccine).toBe('DT')
    expect(planned(child('2014-01-01'), '2026-11-22', 'DTP', 1)?.state).toBe('EXPIRED')
  })
})

describe('distance', () => {
  it('keeps injected live vaccines 28 days apart unless they are given on one day', () => {
    const of = child('2026-01-01', [dose('MMR', '2026-09-01')])
    expect(planned(of, '2026-09-01', 'JE', 1)).toMatchObject({ state: 'DUE', earliestOn: '2026-09-01' })
    expect(planned(of, '2026-09-02', 'JE', 1)).toMatchObject({ state: 'NOT_DUE', earliestOn: '2026-09-29' })
    expect(planned(of, '2026-09-29', 'JE', 1)?.state).toBe('DUE')
  })

  it('waits three months after immunoglobulin with live vaccines', () => {
    const of = child('2026-01-01', [dose('IG', '2026-08-20')])
    expect(planned(of, '2026-09-02', 'MMR', 1)).toMatchObject({ state: 'NOT_DUE', earliestOn: '2026-11-20' })
    expect(planned(of, '2026-09-02', 'DTP', 1)?.state).toBe('OVERDUE')
  })
})

describe('holds', () => {
  const of = child('2025-09-10')
  it('defer until a day, and then ask again', () => {
    const holds = [{ vaccine: 'MMR', until: localDate('2026-06-01') }] as const
    expect(planned({ ...of, holds }, '2026-05-31', 'MMR', 1)).toMatchObject({
      state: 'DEFERRED',
      earliestOn: '2026-06-01',
    })
    expect(planned({ ...of, holds }, '2026-06-01', 'MMR', 1)?.state).toBe('DUE')
  })

  it('never ask for what is contraindicated', () => {
    const holds = [{ vaccine: 'MMR', until: null }] as const
    expect(planned({ ...of, holds }, '2030-01-01', 'MMR', 1)?.state).toBe('CONTRAINDICATED')
  })
})

describe('HPV', () => {
  it('is for girls who were born late enough', () => {
    const series = (of: ImmunizationChild) =>
      immunizationPlan(of, RULES, localDate('2026-11-22')).filter((each) => each.series === 'HPV').length
    expect(series(child('2012-05-01'))).toBe(2)
    expect(series({ ...child('2012-05-01'), sex: 'male' })).toBe(0)
    expect(series(child('2011-11-09'))).toBe(0)
  })
})

function fourOf(born: string): GivenDose[] {
  const on = (months: number) => addMonths(localDate(born), months)
  return [3, 4, 5, 18].map((months) => dose('DTaP', on(months)))
}
