import { describe, expect, test } from 'vitest'
import { SERVICES } from '#domain/kernel/healthcare-service'
import { localDate } from '#domain/kernel/time'
import {
  cancelTerms,
  cancelTermsOfHold,
  feeInWords,
  isLateCancel,
  spanInWords,
  stampOf,
  thingsToBring,
} from './appointment-words'

const today = localDate('2026-11-24')

describe('BK-09: what cancelling costs is said before anybody taps', () => {
  const visit = { freeCancelUntil: '2026-11-25T00:00:00+08:00' }
  test.each([
    ['2026-11-24T23:59:59+08:00', false, '11月24日 24:00 前取消，不算爽约'],
    ['2026-11-25T00:00:00+08:00', true, '现在取消算当天取消，记半次爽约'],
  ])('at %s', (now, late, words) => {
    expect(cancelTerms(visit, new Date(now), today)).toBe(words)
    expect(isLateCancel(visit, new Date(now))).toBe(late)
  })

  test('a seat that is only held is given back for nothing, even on its day', () => {
    const onItsDay = new Date('2026-11-25T07:59:00+08:00')
    expect(cancelTermsOfHold(visit, onItsDay, today)).toMatch(/^现在不要没关系/)
  })
})

test('a free visit is not one of ¥0.00', () => {
  expect([0, 600, 1205].map(feeInWords)).toEqual(['不收费', '¥6.00', '¥12.05'])
})

test('the stamp of a day', () => {
  expect(stampOf('2026-11-24', today)).toEqual({ month: '11月', day: '24', weekday: '今天' })
  expect(stampOf('2026-12-01', today)).toEqual({ month: '12月', day: '1', weekday: '周二' })
})

test('a span of time', () => {
  expect(spanInWords('2026-11-24T08:20:00+08:00', '2026-11-24T08:40:00+08:00')).toBe('08:20–08:40')
})

test('papers are brought to every visit', () => {
  for (const service of SERVICES) expect(thingsToBring(service)).toContain('户口簿或身份证')
})
