import { expect, test } from 'vitest'
import { type CallOutcome, inOrderOfCalls } from './suspension-call'

const visit = (number: number, time: string, outcome: CallOutcome | null = null, isUntold = false) => ({
  number,
  start: `2026-11-23T${time}:00+08:00`,
  outcome,
  isUntold,
})

test('not rung yet, then not reached, then told; in each whoever sets out first, and without a message before unread', () => {
  const rows = [
    visit(1, '08:00', 'told'),
    visit(2, '08:00', 'no-answer'),
    visit(6, '10:00'),
    visit(4, '09:00'),
    visit(5, '09:00', null, true),
    visit(3, '09:00'),
  ]
  expect(inOrderOfCalls(rows).map(({ number }) => number)).toEqual([5, 3, 4, 6, 2, 1])
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 6, 4, 5, 3])
})
