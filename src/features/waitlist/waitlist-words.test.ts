import { describe, expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { entryTag, orderInWords, ownPlaces, placeInWords, waitChoices, wishInWords } from './waitlist-words'

const today = localDate('2026-11-24')

test.each([
  [1, '前面没有人'],
  [3, '前面 2 位'],
])('place %i: %s', (place, words) => {
  expect(placeInWords(place)).toBe(words)
})

test.each([
  ['2026-11-25', '2026-11-25', 'morning', '明天 · 上午'],
  ['2026-11-24', '2026-11-30', 'any', '今天到11月30日 周一 · 上午下午都行'],
] as const)('%s to %s, %s', (fromDay, toDay, halfDay, words) => {
  expect(wishInWords({ fromDay, toDay, halfDay }, today)).toBe(words)
})

test('the order is said plainly in elder mode', () => {
  expect(orderInWords(false)).toBe('候补按公开顺序：急转诊 → 停诊改约 → 报名先后')
  expect(orderInWords(true)).toMatch(/^排队按公开顺序/)
})

test('a family finds its own places in the public line, and nobody else’s', () => {
  const line = [{ id: 'first' }, { id: 'second' }, { id: 'third' }]
  const entries = [
    { id: 'second', patientId: 'child' },
    { id: 'elsewhere', patientId: 'child' },
    { id: 'third', patientId: 'no longer theirs' },
  ]
  expect([...ownPlaces(line, entries, [{ id: 'child', name: '周予满' }])]).toEqual([
    ['second', '周予满'],
    ['third', '家人'],
  ])
})

test('an entry says how it ended', () => {
  expect(entryTag({ status: 'waiting', closeReason: null }).label).toBe('排队中')
  expect(entryTag({ status: 'closed', closeReason: 'booked' })).toEqual({ label: '已约上', tone: 'ok' })
  expect(entryTag({ status: 'closed', closeReason: 'range-passed' })).toEqual({
    label: '日子过了',
    tone: 'mute',
  })
})

describe('what can be waited for around a full slot', () => {
  const slot = (day: string, time: string, bookable = false, practitionerId = 'lin') => ({
    practitionerId,
    day,
    start: `${day}T${time}:00+08:00`,
    bookable,
  })
  const wanted = slot('2026-11-25', '09:20')

  test('everything where this doctor has nothing left, however much others have', () => {
    const others = [slot('2026-11-25', '09:20', true, 'wu')]
    expect(waitChoices(wanted, [wanted, ...others], '2026-12-07')).toEqual({
      untilDays: ['2026-11-25', '2026-12-01'],
      halfDays: ['any', 'morning', 'afternoon'],
    })
  })

  test('only the half of the day that is full', () => {
    expect(waitChoices(wanted, [wanted, slot('2026-11-25', '14:00', true)], '2026-12-07')).toEqual({
      untilDays: ['2026-11-25'],
      halfDays: ['morning'],
    })
  })

  test('no further than anybody can book', () => {
    expect(waitChoices(wanted, [wanted], '2026-11-27').untilDays).toEqual(['2026-11-25', '2026-11-27'])
    expect(waitChoices(wanted, [wanted], '2026-11-25').untilDays).toEqual(['2026-11-25'])
  })
})
