import { describe, expect, it } from 'vitest'
import { accessTokenExpiry, isStaffTokenOver, isWorthTouching } from './access-token-life'

const at = (time: string): Date => new Date(`2026-11-23T${time}+08:00`)

describe('a log-in', () => {
  it('of a family ends thirty days after its last use', () => {
    expect(accessTokenExpiry(at('08:00:00'), at('07:00:00'), false)).toEqual(
      new Date('2026-12-23T08:00:00+08:00'),
    )
  })

  it('of staff ends twelve hours after it was opened, however much it is used', () => {
    expect(accessTokenExpiry(at('15:00:00'), at('08:00:00'), true)).toEqual(at('20:00:00'))
  })
})

it.each([
  ['used a moment ago', '08:00:00', '12:00:00', '12:05:00', false],
  ['left for a quarter of an hour, known to the minute', '08:00:00', '12:00:00', '12:15:59', false],
  ['left for longer', '08:00:00', '12:00:00', '12:16:00', true],
  ['in its last second', '08:00:00', '19:59:00', '19:59:59', false],
  ['twelve hours old', '08:00:00', '19:59:00', '20:00:00', true],
])('a staff log-in %s is over: %s', (_, createdAt, lastSeenAt, now, isOver) => {
  expect(isStaffTokenOver({ createdAt: at(createdAt), lastSeenAt: at(lastSeenAt) }, at(now))).toBe(isOver)
})

it.each([
  ['a family’s use within the hour', '08:59:59', false, false],
  ['a family’s use an hour later', '09:00:00', false, true],
  ['staff’s use within the minute', '08:00:59', true, false],
  ['staff’s use a minute later', '08:01:00', true, true],
])('%s is written down: %s', (_, now, isStaff, isWorth) => {
  expect(isWorthTouching(at('08:00:00'), at(now), isStaff)).toBe(isWorth)
})
