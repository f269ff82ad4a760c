import { describe, expect, test } from 'vitest'
import type { OfferedSlot } from '../slots/offered-slot'
import { firstChosen, slotsTogether } from './together-pick'

function slot(from: string, to: string, free: number, practitionerId = 'he'): OfferedSlot {
  return {
    id: `${practitionerId} ${from}`,
    practitionerId,
    practitionerName: practitionerId,
    day: '2026-11-24',
    start: `2026-11-24T${from}:00+08:00`,
    end: `2026-11-24T${to}:00+08:00`,
    capacity: 3,
    free,
    bookable: free > 0,
  }
}
const eight = slot('08:00', '08:30', 1)
const half = slot('08:30', '09:00', 2)
const nine = slot('09:00', '09:30', 1)
const starts = (slots: readonly OfferedSlot[] | null) =>
  slots?.map(({ start }) => start.slice(11, 16)) ?? null

describe('seats one after the other', () => {
  test.each([
    ['in one slot that has room', [half], half, 2, ['08:30', '08:30']],
    ['in the next one where the first is full', [eight, half], eight, 2, ['08:00', '08:30']],
    ['over three', [eight, half, nine], eight, 4, ['08:00', '08:30', '08:30', '09:00']],
    ['none where the next is full', [eight, slot('08:30', '09:00', 0), nine], eight, 2, null],
    ['none where nothing follows', [eight, nine], eight, 2, null],
    ['none with another doctor', [eight, slot('08:30', '09:00', 2, 'li')], eight, 2, null],
  ] as const)('%s', (_, slots, first, children, expected) => {
    expect(starts(slotsTogether(slots, first, children))).toEqual(expected)
  })
})

test('whoever cannot be seen then is not ticked', () => {
  const siblings = [
    { id: 'a', refusal: { code: 'service_age' } },
    { id: 'b', refusal: null },
    { id: 'c', refusal: null },
  ]
  expect(firstChosen('own', siblings)).toEqual(['own', 'b'])
  expect(firstChosen('own', siblings.slice(0, 1))).toEqual(['own'])
})
