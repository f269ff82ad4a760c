import { expect, it } from 'vitest'
import { toIsoShanghai } from '../kernel/time'
import { refuseExtension, slotsAtTheEnd, slotsLeftToAdd } from './extend-session'

const at = (time: string) => new Date(`2026-11-25T${time}:00+08:00`)
const like = { start: at('09:00'), end: at('09:20'), capacity: 2 }
const rule = { maxMinutes: 50 }

it.each([
  [0, 2],
  [20, 1],
  [40, 0],
  [60, 0],
])(
  'after %i minutes more, %i slots of twenty minutes are left of fifty (BK-EXTEND)',
  (extendedMinutes, left) => {
    expect(slotsLeftToAdd({ extendedMinutes }, like, rule)).toBe(left)
    expect(refuseExtension({ extendedMinutes }, like, left, rule)).toBeNull()
    expect(refuseExtension({ extendedMinutes }, like, left + 1, rule)).toEqual({
      code: 'session_extend_limit',
      facts: { minutes: 50 },
    })
  },
)

it('what is added follows the end and the numbers, one slot after the other, open to everybody', () => {
  const added = slotsAtTheEnd({ end: at('11:00') }, like, 2, 13)
  expect(added.map(({ start, end, ...slot }) => [toIsoShanghai(start), toIsoShanghai(end), slot])).toEqual([
    [
      '2026-11-25T11:00:00+08:00',
      '2026-11-25T11:20:00+08:00',
      { pool: 'public', capacity: 2, firstNumber: 13 },
    ],
    [
      '2026-11-25T11:20:00+08:00',
      '2026-11-25T11:40:00+08:00',
      { pool: 'public', capacity: 2, firstNumber: 15 },
    ],
  ])
})
