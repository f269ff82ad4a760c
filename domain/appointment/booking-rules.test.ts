import { describe, expect, it } from 'vitest'
import { SERVICES } from '../kernel/healthcare-service'
import { localDate } from '../kernel/time'
import { bookingRule, DEFAULT_BOOKING_RULES } from './booking-rules'

const on = localDate('2026-11-21')

describe('the default rules', () => {
  it('hold every rule that code asks for, each with its source and once on any day', () => {
    const inForce = DEFAULT_BOOKING_RULES.filter(
      ({ validFrom, validTo }) => validFrom <= on && (validTo === null || on < validTo),
    )
    const codes = inForce.map(({ code }) => code)
    const numbered = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22]
    const named = ['BK-GIVEN-BACK', 'BK-EXTEND', 'BK-AGE']
    expect(codes).toEqual([...numbered.map((n) => `BK-${String(n).padStart(2, '0')}`), ...named])
    expect(DEFAULT_BOOKING_RULES.every(({ source }) => source.length > 0)).toBe(true)
  })

  it('fit a slot of one visit into the longest slot for every service', () => {
    const { maxSlotMinutes, visitMinutes } = bookingRule(DEFAULT_BOOKING_RULES, '*', 'BK-04', on)
    expect(maxSlotMinutes).toBe(30)
    expect(visitMinutes).toMatchObject({ 'sick-visit': 10, 'child-checkup': 20 })
    for (const service of SERVICES) expect(visitMinutes[service]).toBeLessThanOrEqual(maxSlotMinutes)
  })

  it('survive a journey through JSON, as the table keeps them', () => {
    for (const { value } of DEFAULT_BOOKING_RULES) expect(JSON.parse(JSON.stringify(value))).toEqual(value)
  })
})

it('know the holidays of a year only from its notice', () => {
  const holidays = (day: string) => bookingRule(DEFAULT_BOOKING_RULES, '*', 'BK-20', localDate(day)).holidays
  expect(holidays('2026-12-31')).toHaveLength(7)
  expect(holidays('2027-01-01')).toEqual([])
  const unpublished = DEFAULT_BOOKING_RULES.find(({ validFrom }) => validFrom === '2027-01-01')
  expect(unpublished?.verified).toBe(false)
})

it('a gap in the table is a bug, not a refusal', () => {
  expect(() => bookingRule(DEFAULT_BOOKING_RULES, '*', 'BK-07', localDate('2025-12-31'))).toThrow(
    /no version of BK-07/,
  )
})

it('a county’s own value wins there and nowhere else', () => {
  const own = { ...DEFAULT_BOOKING_RULES[10], region: '510183', code: 'BK-13', value: { holdMinutes: 8 } }
  const rules = [...DEFAULT_BOOKING_RULES, own as (typeof DEFAULT_BOOKING_RULES)[number]]
  expect(bookingRule(rules, '510183', 'BK-13', on)).toEqual({ holdMinutes: 8 })
  expect(bookingRule(rules, '510184', 'BK-13', on)).toEqual({ holdMinutes: 5 })
})
