import { expect, test } from 'vitest'
import { localTime } from '../kernel/time'
import { offDutySince } from './off-duty'

const hours = { from: localTime('08:00'), to: localTime('20:00'), isStaffed: true }
const at = (text: string) => new Date(`${text}+08:00`)

// journeys E2 39
test.each([
  ['at the first minute somebody answers', '2026-11-23T08:00:00', true, null],
  ['at the last minute too', '2026-11-23T19:59:59', true, null],
  ['the evening is off since closing time', '2026-11-23T20:00:00', true, '2026-11-23T20:00:00'],
  ['the night belongs to the evening before', '2026-11-24T03:00:00', true, '2026-11-23T20:00:00'],
  ['nobody there: off since the evening before', '2026-11-24T10:00:00', false, '2026-11-23T20:00:00'],
  ['and its evening goes on with the same spell', '2026-11-24T22:00:00', false, '2026-11-23T20:00:00'],
] as const)('%s', (_what, now, isStaffed, since) => {
  expect(offDutySince({ ...hours, isStaffed }, at(now))).toEqual(since && at(since))
})
