import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { progressOf, type TaskStatus } from './progress'
import { daysOfQuarter, isQuarter, quarterOf } from './quarter'

const task = (status: TaskStatus, dueOn: string) => ({ status, dueOn: localDate(dueOn) })

describe('how much of what was promised is done (rules D-FD-08)', () => {
  it('counts what is due to date, and what is late only from the day after', () => {
    const tasks = [
      task('done', '2026-10-01'),
      task('open', '2026-11-21'),
      task('open', '2026-11-22'),
      task('done', '2027-03-01'),
      task('open', '2027-03-01'),
      task('cancelled', '2026-10-01'),
    ]
    expect(progressOf(tasks, localDate('2026-11-22'))).toEqual({ total: 5, done: 2, due: 3, overdue: 1 })
  })
})

describe('quarters', () => {
  it.each([
    ['2026-01-01', '2026Q1', '2026-01-01', '2026-03-31'],
    ['2024-02-29', '2024Q1', '2024-01-01', '2024-03-31'],
    ['2026-11-22', '2026Q4', '2026-10-01', '2026-12-31'],
  ])('%s lies in %s', (day, quarter, from, to) => {
    expect(quarterOf(localDate(day))).toBe(quarter)
    expect(isQuarter(quarter)).toBe(true)
    expect(daysOfQuarter(quarterOf(localDate(day)))).toEqual({ from, to })
  })

  it.each(['2026Q5', '2026-Q1', '1999Q1', '2026'])('%s is none', (text) =>
    expect(isQuarter(text)).toBe(false),
  )
})
