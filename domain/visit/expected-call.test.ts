import { expect, test } from 'vitest'
import { expectedCall } from './expected-call'

const at = (time: string) => new Date(`2026-10-13T${time}:00+08:00`)
const line = { planned: at('09:00'), ahead: 3, visitMs: 10 * 60_000, hasBegun: true, isHere: true }

test.each([
  ['who is here is called sooner than planned when the line is short', line, '08:20', '08:50'],
  ['and later when it is long', line, '09:10', '09:40'],
  ['before the doctor begins the plan holds', { ...line, hasBegun: false }, '08:20', '09:00'],
  ['who has not come is not told to come earlier', { ...line, isHere: false }, '08:20', '09:00'],
  ['but hears that it will be later', { ...line, isHere: false }, '08:50', '09:20'],
])('%s', (_, known, now, expected) => {
  expect(expectedCall(known, at(now))).toEqual(at(expected))
})
