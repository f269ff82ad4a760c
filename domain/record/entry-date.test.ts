import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { refuseEntryDate } from './entry-date'

it.each([
  ['2026-02-27', 'entry_before_birth'],
  ['2026-02-28', null],
  ['2026-11-22', null],
  ['2026-11-23', 'entry_in_future'],
])('of %s: %s', (on, code) => {
  const refusal = refuseEntryDate(localDate(on), localDate('2026-02-28'), localDate('2026-11-22'))
  expect(refusal?.code ?? null).toBe(code)
})
