import { addDays, type LocalDate } from '../kernel/time'
import { HOME_VISIT_NO } from './checkup-occasion'
import type { PlannedCheckup } from './checkup-plan'

/** What a family is told of a check-up that nobody has booked. */
export interface CheckupReminder {
  readonly kind: 'checkup-due' | 'checkup-closing'
  readonly visitNo: number
  readonly nameZh: string
  readonly dueOn: LocalDate
}

type Row = Pick<PlannedCheckup, 'state' | 'visitNo' | 'nameZh' | 'dueOn' | 'opensOn' | 'closesOn'>

/** That one has opened is news for a week: an evening on which nothing was told is made up for, and no longer. */
const NEWS_DAYS = 7
/** In its last week it is called to mind (design). */
const CLOSING_DAYS = 7

/**
 * What the evening tells of a child's check-ups: one has opened, or its last week has begun and nothing was done. Silent
 * about what is booked or done, and about the home visit, for which the place comes by itself.
 */
export function checkupReminders(rows: readonly Row[], today: LocalDate): CheckupReminder[] {
  return rows.flatMap((row) => {
    const kind = kindOf(row, today)
    const { visitNo, nameZh, dueOn } = row
    return kind ? [{ kind, visitNo, nameZh, dueOn }] : []
  })
}

function kindOf(
  { state, visitNo, opensOn, closesOn }: Row,
  today: LocalDate,
): CheckupReminder['kind'] | null {
  if (state !== 'DUE' || visitNo === HOME_VISIT_NO) return null
  if (today < addDays(opensOn, NEWS_DAYS)) return 'checkup-due'
  return closesOn < addDays(today, CLOSING_DAYS) ? 'checkup-closing' : null
}
