import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  ageMonthsOn,
  ageYearsOn,
  daysBetween,
  daysInMonth,
  instantAt,
  isLocalDate,
  isLocalTime,
  type LocalDate,
  localDate,
  localDateOf,
  localTime,
  localTimeOf,
  minutesOfDay,
  toIsoShanghai,
  weekdayOf,
} from './time'

const days = fc.integer({ min: -40_000, max: 80_000 }).map((n) => addDays(localDate('1970-01-01'), n))

describe('a date', () => {
  it.each(['2026-11-21', '2000-02-29', '2024-02-29', '1850-01-01', '2199-12-31'])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true)
    expect(localDate(text)).toBe(text)
  })

  it.each([
    '2018-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1849-12-31',
    '2200-01-01',
    '2026-1-1',
    '20261121',
    '2026-11-21T00:00:00Z',
    ' 2026-11-21',
    '2026-11-21\n',
    '２０２６-11-21',
    '',
  ])('%j does not', (text) => {
    expect(isLocalDate(text)).toBe(false)
    expect(() => localDate(text)).toThrow(RangeError)
  })
})

describe('a time of day', () => {
  it.each([
    ['00:00', 0],
    ['07:00', 420],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('%s is minute %d', (text, minutes) => {
    expect(minutesOfDay(localTime(text))).toBe(minutes)
  })

  it.each(['24:01', '7:00', '12:60', '12:00:00', '-1:00', ''])('%j is none', (text) => {
    expect(isLocalTime(text)).toBe(false)
    expect(() => localTime(text)).toThrow(RangeError)
  })
})

describe('an instant', () => {
  it('is the moment at which the wall clock in Shanghai shows it', () => {
    expect(instantAt(localDate('2026-11-21'), localTime('07:00')).toISOString()).toBe(
      '2026-11-20T23:00:00.000Z',
    )
    expect(instantAt(localDate('2026-12-31'), localTime('24:00'))).toEqual(
      instantAt(localDate('2027-01-01'), localTime('00:00')),
    )
  })

  it('belongs to the day of Shanghai, wherever the machine stands', () => {
    expect(localDateOf(new Date('2026-11-20T15:59:59.999Z'))).toBe('2026-11-20')
    expect(localDateOf(new Date('2026-11-20T16:00:00Z'))).toBe('2026-11-21')
    expect(localTimeOf(new Date('2026-11-20T16:00:00Z'))).toBe('00:00')
    expect(toIsoShanghai(new Date('2026-11-21T00:20:00Z'))).toBe('2026-11-21T08:20:00+08:00')
  })

  it('comes back from its date and time', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
        const [hours, minutes] = [Math.floor(minute / 60), minute % 60]
        const time = localTime(`${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)
        const instant = instantAt(day, time)
        expect([localDateOf(instant), localTimeOf(instant)]).toEqual([day, time])
        expect(Date.parse(toIsoShanghai(instant))).toBe(instant.getTime())
      }),
    )
  })
})

describe('counting days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2024-12-31', 366, '2026-01-01'],
  ])('%s and %d days are %s', (from, count, to) => {
    expect(addDays(localDate(from), count)).toBe(to)
    expect(daysBetween(localDate(from), localDate(to))).toBe(count)
  })

  it('undoes itself and moves through the week', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -1000, max: 1000 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
        expect(weekdayOf(addDays(day, 7))).toBe(weekdayOf(day))
        expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) % 7) + 1)
      }),
    )
  })

  it('knows a Saturday before 1970 as well', () => {
    expect(weekdayOf(localDate('2026-11-21'))).toBe(6)
    expect(weekdayOf(localDate('1969-12-31'))).toBe(3)
    expect(weekdayOf(localDate('1949-10-01'))).toBe(6)
  })
})

describe('counting months (D-CH-02)', () => {
  it.each([
    ['2019-08-31', 6, '2020-02-29'],
    ['2018-08-31', 6, '2019-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2020-02-29', 48, '2024-02-29'],
  ])('%s and %d months are %s', (from, count, to) => {
    expect(addMonths(localDate(from), count)).toBe(to)
  })

  it('has 28 or 29 days in February', () => {
    expect([1900, 2000, 2023, 2024, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29, 28])
  })
})

describe('age', () => {
  it.each([
    ['2026-11-21', '2026-11-21', 0, 0],
    ['2026-11-21', '2026-12-20', 0, 0],
    ['2026-11-21', '2026-12-21', 1, 0],
    ['2026-01-31', '2026-02-27', 0, 0],
    ['2026-01-31', '2026-02-28', 1, 0],
    ['2019-11-22', '2026-11-21', 83, 6],
    ['2019-11-21', '2026-11-21', 84, 7],
    ['2020-02-29', '2021-02-28', 12, 0],
    ['2020-02-29', '2021-03-01', 12, 1],
    ['2020-02-29', '2024-02-28', 47, 3],
    ['2020-02-29', '2024-02-29', 48, 4],
    ['2012-12-31', '2026-12-30', 167, 13],
    ['2012-12-31', '2026-12-31', 168, 14],
  ])('of somebody born on %s is on %s %d months and %d years', (birthDate, on, months, years) => {
    expect(ageMonthsOn(localDate(birthDate), localDate(on))).toBe(months)
    expect(ageYearsOn(localDate(birthDate), localDate(on))).toBe(years)
  })

  it('is the number of months that fit', () => {
    fc.assert(
      fc.property(days, fc.nat(40_000), (born, lived) => {
        const on: LocalDate = addDays(born, lived)
        const months = ageMonthsOn(born, on)
        expect(addMonths(born, months) <= on && addMonths(born, months + 1) > on).toBe(true)
      }),
    )
  })
})
