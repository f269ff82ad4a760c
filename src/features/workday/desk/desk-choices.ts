import type { AppointmentStatus } from '#domain/appointment/status'
import type { DomainErrorCode } from '#domain/kernel/errors'

export type DeskChoice = 'check-in' | 'walk-in' | 'no-show' | 'leave'

export interface DeskChoices {
  /** The first is what the desk came for. */
  readonly offered: readonly DeskChoice[]
  /** Why there is nothing to do, or what has been done already. */
  readonly sentence: string | null
}

/** What a visit is after a step of the desk. */
export interface DeskChange {
  readonly status: AppointmentStatus
  /** Where they sit down now instead (BK-22); else they keep their number. */
  readonly number?: number
}

export function deskChange(choice: DeskChoice, number?: number): DeskChange {
  if (choice === 'no-show') return { status: 'no-show' }
  if (choice === 'leave') return { status: 'cancelled' }
  return { status: 'checked-in', ...(number === undefined ? {} : { number }) }
}

/** What is said of somebody with whom the desk has nothing more to do. */
const OVER: Readonly<Partial<Record<AppointmentStatus, string>>> = {
  'in-visit': '正在诊室里看。',
  completed: '已经看完了。',
  'no-show': '已经记了爽约。有空号可以现场再挂一个。',
  suspended: '这位医生停诊了，家长的手机上有留好的号。',
}

/**
 * What the desk may do for somebody. After a refusal that leaves another way (BK-22: far too early, so sit down now)
 * that way stands first; a missed visit can be noted once the slot has begun, the server says from which minute.
 */
export function deskChoices(
  entry: { readonly status: AppointmentStatus; readonly start: string },
  now: Date,
  refusal: DomainErrorCode | undefined,
): DeskChoices {
  if (entry.status === 'checked-in') return { offered: ['leave'], sentence: '已经报到，在候诊。' }
  if (entry.status !== 'booked') {
    return { offered: [], sentence: OVER[entry.status] ?? '这个号已经不在了。刷新看看最新的。' }
  }
  if (refusal === 'arrival_too_early') return { offered: ['walk-in'], sentence: null }
  if (refusal === 'arrival_wrong_day') return { offered: [], sentence: null }
  const hasBegun = now >= new Date(entry.start)
  if (refusal === 'arrival_too_late') return { offered: ['no-show'], sentence: null }
  // Whoever rings the desk is cancelled without any consequence (BK-09).
  return { offered: hasBegun ? ['check-in', 'no-show', 'leave'] : ['check-in', 'leave'], sentence: null }
}
