import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, ageYearsOn, localDate } from '../kernel/time'
import { eighteenthBirthday, guardianshipEndsOn } from './guardianship'
import type { Relation } from './relation'

const today = localDate('2026-11-22')

it.each([
  ['2008-11-23', '2026-11-23'],
  ['2008-02-29', '2026-03-01'],
  ['2008-12-31', '2026-12-31'],
])('whoever is born on %s is eighteen on %s', (birthDate, day) => {
  expect(eighteenthBirthday(localDate(birthDate))).toBe(day)
})

it.each<[string, Relation, string, string | null]>([
  ['over a child ends on the eve of the eighteenth birthday', 'child', '2021-05-20', '2039-05-19'],
  ['over one who is eighteen tomorrow ends today', 'grandchild', '2008-11-23', '2026-11-22'],
  ['over one who is eighteen today does not begin', 'child', '2008-11-22', null],
  ['over a parent has no end', 'parent', '1958-01-01', null],
  ['over oneself has no end', 'self', '2011-01-01', null],
])('a guardianship %s', (_, relation, birthDate, ends) => {
  expect(guardianshipEndsOn(relation, localDate(birthDate), today)).toBe(ends)
})

it('a guardianship over anybody’s child ends exactly where seventeen becomes eighteen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7_300 }), (days) => {
      const birthDate = addDays(today, -days)
      const ends = guardianshipEndsOn('child', birthDate, today)
      const ages = ends && [ageYearsOn(birthDate, ends), ageYearsOn(birthDate, addDays(ends, 1))]
      expect(ages).toEqual(ageYearsOn(birthDate, today) < 18 ? [17, 18] : null)
    }),
  )
})
