import type { LocalDate } from '../kernel/time'

/** `done` needs an entry of the record that the family can open; a contract that ends leaves the rest `cancelled`. */
export const TASK_STATUSES = ['open', 'done', 'cancelled'] as const
export type TaskStatus = (typeof TASK_STATUSES)[number]

export interface CountedTask {
  readonly status: TaskStatus
  readonly dueOn: LocalDate
}

/** Done of what was due, with both numbers: a share alone hides how few it is of (rules D-KPI). */
export interface Fulfilment {
  readonly numerator: number
  readonly denominator: number
}

export interface Progress {
  readonly total: number
  readonly done: number
  /** Of those that should have been given by now; what was given early is among them only from its day on. */
  readonly due: number
  readonly overdue: number
}

/** 到今天该做 5 项，做了 5 项. The last day of a task is still on time. */
export function progressOf(tasks: readonly CountedTask[], today: LocalDate): Progress {
  const living = tasks.filter(({ status }) => status !== 'cancelled')
  const due = living.filter(({ dueOn }) => dueOn <= today)
  return {
    total: living.length,
    done: living.filter(({ status }) => status === 'done').length,
    due: due.length,
    overdue: due.filter(({ status, dueOn }) => status === 'open' && dueOn < today).length,
  }
}
