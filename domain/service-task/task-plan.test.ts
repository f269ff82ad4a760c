import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, birthdayOf, daysBetween, type LocalDate, localDate } from '../kernel/time'
import { type PromisedServices, plannedTasks } from './task-plan'

const plan = (promised: Partial<PromisedServices>, today = '2026-10-13') =>
  plannedTasks(
    {
      startsOn: localDate('2026-10-13'),
      endsOn: localDate('2027-10-12'),
      birthDate: localDate('1990-05-20'),
      perYear: {},
      checkups: [],
      ...promised,
    },
    localDate(today),
  ).map(({ itemCode, yearNo, seqNo, opensOn, dueOn }) => [itemCode, yearNo, seqNo, opensOn, dueOn])

const threeYears = { startsOn: localDate('2026-10-13'), endsOn: localDate('2029-10-12') }

describe('what a contract owes (rules D-FD-08)', () => {
  it('spreads an item over the whole year', () => {
    expect(plan({ perYear: { 'hypertension-follow-up': 4 } })).toEqual([
      ['hypertension-follow-up', 1, 1, '2026-10-13', '2027-01-11'],
      ['hypertension-follow-up', 1, 2, '2027-01-12', '2027-04-12'],
      ['hypertension-follow-up', 1, 3, '2027-04-13', '2027-07-12'],
      ['hypertension-follow-up', 1, 4, '2027-07-13', '2027-10-12'],
    ])
  })

  it('knows the first year before it begins (E2 46), and the second when it has begun (E2 30)', () => {
    const years = (today: string) =>
      plan({ ...threeYears, perYear: { 'home-visit': 1 } }, today).map(([, yearNo]) => yearNo)
    expect(years('2026-09-01')).toEqual([1])
    expect(years('2027-10-12')).toEqual([1])
    expect(years('2027-10-13')).toEqual([1, 2])
  })

  it('has whole years from a leap day on (E2 45)', () => {
    const leap = { startsOn: localDate('2024-02-29'), endsOn: localDate('2027-02-28') }
    expect(plan({ ...leap, perYear: { 'home-visit': 1 } }, '2027-01-01')).toEqual([
      ['home-visit', 1, 1, '2024-02-29', '2025-02-28'],
      ['home-visit', 2, 1, '2025-03-01', '2026-02-28'],
      ['home-visit', 3, 1, '2026-03-01', '2027-02-28'],
    ])
  })

  it('owes a child’s items until the year in which it turns seven is over (E2 10)', () => {
    const child = { ...threeYears, birthDate: localDate('2020-03-05'), perYear: { 'feeding-guidance': 1 } }
    expect(plan(child, '2028-10-13').map(([, yearNo]) => yearNo)).toEqual([1])
  })

  it('unlocks the free check-up on the sixty-fifth birthday (E2 11)', () => {
    expect(plan({ birthDate: localDate('1962-04-01') })).toEqual([
      ['elderly-checkup', 1, 1, '2027-04-01', '2027-10-12'],
    ])
    expect(plan({ birthDate: localDate('1962-10-13') })).toEqual([])
    expect(plan({ birthDate: localDate('1950-01-01') })).toEqual([
      ['elderly-checkup', 1, 1, '2026-10-13', '2027-10-12'],
    ])
  })

  it('takes the check-ups whose last day lies in the term, and no right', () => {
    const checkup = (visitNo: number, opensOn: string, closesOn: string) => ({
      visitNo,
      opensOn: localDate(opensOn),
      closesOn: localDate(closesOn),
    })
    const checkups = [
      checkup(5, '2026-08-01', '2026-10-12'),
      checkup(6, '2026-10-01', '2026-11-15'),
      checkup(7, '2027-08-01', '2027-10-13'),
    ]
    expect(plan({ checkups, perYear: { 'checkup-reminder': 0, 'of-another-version': 3 } })).toEqual([
      ['child-checkup', 0, 6, '2026-10-01', '2026-11-15'],
    ])
  })
})

describe('for every contract', () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((day) => addDays(localDate('1930-01-01'), day))
  const terms = fc.tuple(days, fc.constantFrom(1, 3), days, fc.integer({ min: 1, max: 52 }))

  it('the tasks of an item follow each other without a gap and fill the begun years', () => {
    fc.assert(
      fc.property(terms, ([startsOn, termYears, birthDate, times]) => {
        const endsOn = addDays(birthdayOf(startsOn, termYears), -1)
        const promised = { startsOn, endsOn, birthDate, perYear: { 'home-visit': times }, checkups: [] }
        const visits = plannedTasks(promised, endsOn).filter(({ itemCode }) => itemCode === 'home-visit')
        expect(visits).toHaveLength(times * termYears)
        const first: LocalDate = visits[0]?.opensOn ?? endsOn
        expect(first).toBe(startsOn)
        expect(visits.at(-1)?.dueOn).toBe(endsOn)
        for (const [place, { opensOn }] of visits.entries()) {
          const before = visits[place - 1]
          if (before) expect(daysBetween(before.dueOn, opensOn)).toBe(1)
        }
      }),
    )
  })
})
