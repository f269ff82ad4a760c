import { describe, expect, test } from 'vitest'
import { deskChange, deskChoices } from './desk-choices'

const now = new Date('2026-10-13T08:30:00+08:00')
const booked = { status: 'booked', start: '2026-10-13T09:00:00+08:00' } as const

describe('what the desk may do for somebody', () => {
  test.each([
    ['somebody who comes in time', booked, undefined, ['check-in', 'leave']],
    [
      'somebody whose slot has begun',
      { ...booked, start: '2026-10-13T08:20:00+08:00' },
      undefined,
      ['check-in', 'no-show', 'leave'],
    ],
    ['BK-22: far too early', booked, 'arrival_too_early', ['walk-in']],
    ['BK-10: after the last half hour', booked, 'arrival_too_late', ['no-show']],
    ['another day', booked, 'arrival_wrong_day', []],
    ['somebody who waits', { ...booked, status: 'checked-in' }, undefined, ['leave']],
    ['somebody who is inside', { ...booked, status: 'in-visit' }, undefined, []],
    ['a cancelled visit', { ...booked, status: 'cancelled' }, undefined, []],
  ] as const)('%s', (_, entry, refusal, offered) => {
    expect(deskChoices(entry, now, refusal).offered).toEqual(offered)
  })

  test('where nothing can be done a sentence says why', () => {
    expect(deskChoices({ ...booked, status: 'completed' }, now, undefined).sentence).toBe('已经看完了。')
    expect(deskChoices({ ...booked, status: 'cancelled' }, now, undefined).sentence).toContain('不在了')
  })
})

describe('what a visit is after a step', () => {
  test.each([
    ['check-in', undefined, { status: 'checked-in' }],
    ['BK-22: sits down now, with another number', 17, { status: 'checked-in', number: 17 }],
  ] as const)('%s', (_, number, change) => {
    expect(deskChange(number === undefined ? 'check-in' : 'walk-in', number)).toEqual(change)
  })

  test('missed, so that a seat of today may follow at once (BK-05)', () => {
    expect(deskChange('no-show')).toEqual({ status: 'no-show' })
    expect(deskChange('leave')).toEqual({ status: 'cancelled' })
  })
})
