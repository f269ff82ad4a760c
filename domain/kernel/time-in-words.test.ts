import { describe, expect, test } from 'vitest'
import { localDate } from './time'
import {
  dateInFull,
  dayInWords,
  deadlineInWords,
  momentInFull,
  momentInWords,
  periodInWords,
} from './time-in-words'

const today = localDate('2026-10-12')

describe('design guide §7: days and hours as they are said', () => {
  test.each([
    ['2026-10-12', '今天'],
    ['2026-10-13', '明天'],
    ['2026-10-11', '10月11日 周日'],
    ['2026-10-15', '10月15日 周四'],
    ['2027-01-03', '2027年1月3日 周日'],
  ])('%s → %s', (day, words) => {
    expect(dayInWords(localDate(day), today)).toBe(words)
  })

  test('the day is Shanghai’s, wherever the phone is', () => {
    expect(momentInWords(new Date('2026-10-12T16:30:00Z'), today)).toBe('明天 00:30')
  })

  test('midnight is the end of the day before', () => {
    expect(deadlineInWords(new Date('2026-10-14T16:00:00Z'), today)).toBe('10月14日 24:00')
    expect(deadlineInWords(new Date('2026-12-31T16:00:00Z'), localDate('2027-01-01'))).toBe(
      '2026年12月31日 24:00',
    )
    expect(deadlineInWords(new Date('2026-10-14T09:30:00Z'), today)).toBe('10月14日 17:30')
  })

  test('on paper every day has its year', () => {
    expect(dateInFull(localDate('2026-10-06'))).toBe('2026年10月6日')
    expect(momentInFull(new Date('2026-11-23T16:20:00Z'))).toBe('2026年11月24日 00:20')
  })

  test.each([
    ['2026-10-06', '2026-12-01', '10月6日 – 12月1日'],
    ['2026-10-06', '2027-08-31', '10月6日 – 2027年8月31日'],
    ['2025-09-01', '2026-08-31', '2025年9月1日 – 2026年8月31日'],
    ['2025-09-01', '2025-12-01', '2025年9月1日 – 12月1日'],
    ['2026-10-06', '2026-10-06', '10月6日'],
  ])('a period from %s to %s: %s', (from, until, words) => {
    expect(periodInWords(localDate(from), localDate(until), today)).toBe(words)
  })
})
