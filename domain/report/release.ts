import { hasOutside, type ReportResult } from './report-result'

const HOUR_MS = 3_600_000

/**
 * From when the family sees a report: at once, or later where the doctor should speak first, because a value lies
 * outside its range or the doctor says so (journeys E3 27). `holdHours` after rule REC-01; whoever spoke releases it
 * with a tap before that.
 */
export function releaseAt(
  result: Pick<ReportResult, 'values'>,
  {
    tellFirst,
    holdHours,
    now,
  }: { readonly tellFirst: boolean; readonly holdHours: number; readonly now: Date },
): Date {
  const isHeld = tellFirst || hasOutside(result)
  return isHeld ? new Date(now.getTime() + holdHours * HOUR_MS) : now
}
