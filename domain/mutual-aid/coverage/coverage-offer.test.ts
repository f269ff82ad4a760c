import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type LocalDate, localDate } from '../../kernel/time'
import { coverageRules, DEFAULT_COVERAGE_RULES } from '../plan/coverage-rules'
import { type CoverageOffer, type HeldCoverage, offerCoverage } from './coverage-offer'

const rulesOn = (on: string) => coverageRules(DEFAULT_COVERAGE_RULES, 'yunxi', localDate(on))
const offer = (birthDate: string, on: string, coverages: readonly HeldCoverage[] = []) =>
  offerCoverage({ birthDate: localDate(birthDate), coverages }, localDate(on), rulesOn(on))
const offered = (birthDate: string, on: string, coverages: readonly HeldCoverage[] = []): CoverageOffer => {
  const answer = offer(birthDate, on, coverages)
  if ('code' in answer) throw new Error(answer.code)
  return answer
}

const lastYear: HeldCoverage = {
  id: 'last',
  status: 'in-force',
  paidBy: 'family',
  startsOn: localDate('2025-10-01'),
  endsOn: localDate('2026-08-31'),
  illnessFrom: localDate('2025-10-31'),
  endedOn: null,
}

describe('what a child is offered', () => {
  it('begins on the day of enrolling, to the end of the plan’s year', () => {
    expect(offered('2025-08-06', '2026-10-06')).toEqual({
      kind: 'new',
      previousId: null,
      startsOn: '2026-10-06',
      endsOn: '2027-08-31',
      illnessFrom: '2026-11-05',
      hesitationUntil: '2026-10-21',
      band: 'under-6',
      feeFen: 15_000,
    })
  })

  it('V6: thirty days of waiting from 2026-01-01 end with 2026-01-30', () => {
    const born = localDate('2024-05-01')
    const january = { ...rulesOn('2026-01-01'), 'MA-03': { startMonth: 1, openMonths: 1, payMinutes: 30 } }
    const answer = offerCoverage({ birthDate: born, coverages: [] }, localDate('2026-01-01'), january)
    expect(answer).toMatchObject({ startsOn: '2026-01-01', illnessFrom: '2026-01-31' })
  })

  it.each([
    // E4 1: the window is two months long, both ends inclusive.
    ['2020-05-05', '2026-08-31', { code: 'coverage_window_closed', facts: { opensOn: '2026-09-01' } }],
    ['2020-05-05', '2026-09-01', { kind: 'new' }],
    ['2020-05-05', '2026-10-31', { kind: 'new' }],
    ['2020-05-05', '2026-11-01', { code: 'coverage_window_closed', facts: { opensOn: '2027-09-01' } }],
    // E4 2: 28 days old, and not yet; in the window and outside it, over a leap day and over a common February.
    ['2026-10-01', '2026-10-28', { code: 'coverage_too_young', facts: { from: '2026-10-29' } }],
    ['2026-10-01', '2026-10-29', { kind: 'newborn', illnessFrom: '2026-10-29' }],
    ['2028-02-01', '2028-02-28', { code: 'coverage_too_young', facts: { from: '2028-02-29' } }],
    ['2028-02-01', '2028-02-29', { kind: 'newborn', endsOn: '2028-08-31' }],
    ['2027-02-01', '2027-03-01', { kind: 'newborn' }],
    // E4 2: the 58th day is the last one.
    ['2027-02-01', '2027-03-31', { kind: 'newborn' }],
    ['2027-02-01', '2027-04-01', { code: 'coverage_window_closed' }],
    ['2028-02-29', '2028-03-28', { kind: 'newborn' }],
    // A child of two months in the window waits like everybody.
    ['2026-08-01', '2026-10-06', { kind: 'new', illnessFrom: '2026-11-05' }],
    // E4 4: seventeen on the first day is enough; eighteen on that day is not.
    ['2008-10-07', '2026-10-06', { kind: 'new', endsOn: '2027-08-31' }],
    ['2008-10-06', '2026-10-06', { code: 'coverage_too_old', facts: { since: '2026-10-06' } }],
    // Born on a leap day, eighteen on the first of March.
    ['2008-02-29', '2025-10-01', { kind: 'new' }],
  ])('born %s, on %s', (birthDate, on, expected) => {
    expect(offer(birthDate, on)).toMatchObject(expected)
  })
})

describe('who is covered already', () => {
  it('E4 5: is not covered twice, and hears from when it can renew', () => {
    expect(offer('2020-05-05', '2026-07-02', [lastYear])).toEqual({
      code: 'coverage_already',
      facts: { endsOn: '2026-08-31', renewFrom: '2026-07-03' },
    })
    expect(offer('2020-05-05', '2026-10-06', [{ ...lastYear, status: 'pending-payment' }])).toMatchObject({
      code: 'coverage_pending',
    })
  })

  it.each(['2026-07-03', '2026-08-31', '2026-09-01', '2026-10-30'])(
    'E4 15: renewed on %s it goes on without a gap and without waiting',
    (on) => {
      expect(offered('2020-05-05', on, [lastYear])).toMatchObject({
        kind: 'renewal',
        previousId: 'last',
        startsOn: '2026-09-01',
        endsOn: '2027-08-31',
        illnessFrom: '2026-09-01',
      })
    },
  )

  it('E4 15: a day after the grace it begins anew, waiting and all', () => {
    expect(offered('2020-05-05', '2026-10-31', [lastYear])).toMatchObject({
      kind: 'new',
      previousId: null,
      startsOn: '2026-10-31',
      illnessFrom: '2026-11-30',
    })
  })

  it('E4 15: a gap of one day is a gap; none is none', () => {
    const left = (endedOn: string): HeldCoverage => ({
      ...lastYear,
      endsOn: localDate('2026-10-31'),
      status: 'withdrawn',
      endedOn: localDate(endedOn),
    })
    expect(offered('2020-05-05', '2026-10-06', [left('2026-10-04')]).illnessFrom).toBe('2026-11-05')
    expect(offered('2020-05-05', '2026-10-06', [left('2026-10-05')]).illnessFrom).toBe('2026-10-06')
    expect(offer('2020-05-05', '2026-10-06', [left('2026-10-06')])).toMatchObject({
      code: 'coverage_already',
    })
  })

  it('takes the rest of a waiting time along into the next year', () => {
    const late = { ...lastYear, startsOn: localDate('2026-08-20'), illnessFrom: localDate('2026-09-19') }
    expect(offered('2020-05-05', '2026-08-31', [late]).illnessFrom).toBe('2026-09-19')
  })

  it('lets a renewal made ahead be undone until its first day', () => {
    expect(offered('2020-05-05', '2026-07-03', [lastYear]).hesitationUntil).toBe('2026-08-31')
    expect(offered('2020-05-05', '2026-08-31', [lastYear]).hesitationUntil).toBe('2026-09-15')
  })

  it('E4 4: is not renewed by whoever turned eighteen', () => {
    expect(offer('2008-08-31', '2026-08-01', [lastYear])).toMatchObject({ code: 'coverage_too_old' })
    expect(offer('2008-09-02', '2026-08-01', [lastYear])).toMatchObject({ kind: 'renewal' })
  })
})

const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays(localDate('2025-01-01'), days))

it('never offers days that are covered, nor a waiting that is longer than the rule', () => {
  fc.assert(
    fc.property(day, fc.array(day, { maxLength: 12 }), (birthDate, days) => {
      const held: HeldCoverage[] = []
      for (const on of [...days].sort()) {
        const answer = offerCoverage({ birthDate, coverages: held }, on, rulesOn(on))
        if ('code' in answer) continue
        expect(answer.startsOn <= answer.illnessFrom).toBe(true)
        expect(answer.illnessFrom <= addDays(answer.startsOn, 30)).toBe(true)
        expect(answer.endsOn.slice(5)).toBe('08-31')
        expect(held.every((each) => isApart(each, answer))).toBe(true)
        held.push({ ...answer, id: String(held.length), status: 'in-force', paidBy: 'family', endedOn: null })
      }
    }),
    { numRuns: 500 },
  )
})

function isApart(
  a: { startsOn: LocalDate; endsOn: LocalDate },
  b: { startsOn: LocalDate; endsOn: LocalDate },
) {
  return a.endsOn < b.startsOn || b.endsOn < a.startsOn
}
