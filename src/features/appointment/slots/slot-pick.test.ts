import { expect, test } from 'vitest'
import { refuse } from '#domain/kernel/errors'
import { localDate } from '#domain/kernel/time'
import type { OfferedSlot } from './offered-slot'
import { NOTHING_TAPPED, pickSlot } from './slot-pick'

const today = localDate('2026-11-24')

function slot(id: string, practitionerId: string, start: string, full = false): OfferedSlot {
  return {
    id,
    practitionerId,
    practitionerName: practitionerId,
    day: start.slice(0, 10),
    start: `${start}:00+08:00`,
    capacity: 4,
    end: `${start}:00+08:00`,
    free: full ? 0 : 2,
    bookable: !full,
    refusal: full ? refuse('slot_full') : undefined,
  }
}

const all = [
  slot('full', 'he', '2026-11-24T08:00', true),
  slot('first', 'xu', '2026-11-24T08:20'),
  slot('second', 'xu', '2026-11-24T08:40'),
  slot('late', 'he', '2026-11-25T09:00'),
]

test('at first the doctor with the earliest seat, that day, that seat', () => {
  const pick = pickSlot(all, NOTHING_TAPPED, today)
  expect([pick.practitionerId, pick.day, pick.chosen?.id]).toEqual(['xu', today, 'first'])
})

test('another doctor: their first day with something to take', () => {
  const pick = pickSlot(all, { ...NOTHING_TAPPED, practitionerId: 'he' }, today)
  expect([pick.day, pick.chosen?.id]).toEqual(['2026-11-25', 'late'])
})

test('a seat that was tapped and is gone is never swapped silently for another', () => {
  const pick = pickSlot(all, { practitionerId: 'he', day: today, slotId: 'full' }, today)
  expect([pick.chosen, pick.lost?.id]).toEqual([null, 'full'])
})

test('a visit moves only to a seat that was tapped', () => {
  const pick = pickSlot(all, NOTHING_TAPPED, today, true)
  expect([pick.practitionerId, pick.day, pick.chosen]).toEqual(['xu', today, null])
  const tapped = { practitionerId: 'xu', day: today, slotId: 'second' }
  expect(pickSlot(all, tapped, today, true).chosen?.id).toBe('second')
})

test('nothing at all is still a day', () => {
  expect(pickSlot([], NOTHING_TAPPED, today)).toMatchObject({
    practitionerId: null,
    day: today,
    chosen: null,
  })
})
