import { compactNumber } from '../kernel/half-width'
import { HOUR_MS } from '../kernel/time'
import type { ReportKind } from './report-item'
import { type ReportResult, type ReportValue, rangeMark } from './report-result'

/** Words that leave no question open. Every other one, also 弱阳性 and ±, a doctor tells of first. */
const IN_ORDER_WORDS: readonly string[] = [
  '阴性',
  '阴性(-)',
  '(-)',
  '-',
  '未检出',
  '未检测到',
  '未见异常',
  '未见明显异常',
  '正常',
  '在正常范围',
]

interface WrittenReport {
  readonly kind: ReportKind
  readonly result: Pick<ReportResult, 'values' | 'findings' | 'conclusion'>
  readonly isRestricted: boolean
  /** The doctor wants to speak before the family reads it. */
  readonly tellFirst: boolean
}

/**
 * Whether the doctor speaks first (journeys E3 27): of everything that does not plainly say that all is in order, of
 * pictures, which say it in words alone, and of what is restricted.
 */
export function needsDoctor({ kind, result, isRestricted, tellFirst }: WrittenReport): boolean {
  const { values, findings, conclusion } = result
  const isPlain =
    values.every(isInOrder) && [findings, conclusion].every((said) => said === '' || isCalm(said))
  return tellFirst || isRestricted || kind === 'imaging' || !isPlain
}

/**
 * From when the family sees a report: at once, or `holdHours` later after rule REC-01; whoever spoke releases it with a
 * tap before that.
 */
export function releaseAt(
  report: WrittenReport,
  { holdHours, now }: { readonly holdHours: number; readonly now: Date },
): Date {
  return needsDoctor(report) ? new Date(now.getTime() + holdHours * HOUR_MS) : now
}

/** A figure without a range on its paper was held against nothing. */
function isInOrder(value: ReportValue): boolean {
  return typeof value.value === 'string' ? isCalm(value.value) : rangeMark(value) === 'within'
}

function isCalm(said: string): boolean {
  return IN_ORDER_WORDS.includes(compactNumber(said).replace(/[。.]$/, ''))
}
