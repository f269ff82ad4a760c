import { expect, test } from 'vitest'
import { localDate } from '../kernel/time'
import type { CheckupState } from './checkup-plan'
import { checkupReminders } from './checkup-reminder'

const row = (state: CheckupState, visitNo = 5) => ({
  state,
  visitNo,
  nameZh: '8 月龄体检',
  dueOn: localDate('2026-11-16'),
  opensOn: localDate('2026-11-01'),
  closesOn: localDate('2026-12-01'),
})

test.each([
  ['on the day on which it opens', '2026-11-01', ['checkup-due']],
  ['a week later, as long as it is news', '2026-11-07', ['checkup-due']],
  ['in between', '2026-11-08', []],
  ['before its last week', '2026-11-24', []],
  ['in its last week', '2026-11-25', ['checkup-closing']],
  ['on its last day', '2026-12-01', ['checkup-closing']],
])('%s', (_when, today, kinds) => {
  expect(checkupReminders([row('DUE')], localDate(today)).map(({ kind }) => kind)).toEqual(kinds)
})

test.each<CheckupState>(['PLANNED', 'OVERDUE', 'BOOKED', 'DONE', 'MISSED', 'NOT_APPLICABLE'])(
  'silent while it is %s',
  (state) => {
    expect(checkupReminders([row(state)], localDate('2026-11-01'))).toEqual([])
  },
)

test('the doctor comes to a newborn by themselves', () => {
  expect(checkupReminders([row('DUE', 1)], localDate('2026-11-01'))).toEqual([])
})

test('says which one it is', () => {
  expect(checkupReminders([row('DUE')], localDate('2026-11-01'))).toEqual([
    { kind: 'checkup-due', visitNo: 5, nameZh: '8 月龄体检', dueOn: '2026-11-16' },
  ])
})
