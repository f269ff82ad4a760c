import * as z from 'zod/mini'
import { plainWords } from '../kernel/plain-words'
import { DUPLICATE_REASONS } from './duplicate'

export const REPORT_VALUES_MAX = 40

const figure = z.number().check(z.gte(-1_000_000), z.lte(1_000_000))

/** One line of a report; `value` is a figure or a word (阴性). The range is the one on the paper, never one of ours. */
export const reportValueShape = z.strictObject({
  name: plainWords(30, 1),
  value: z.union([figure, plainWords(30, 1)]),
  unit: plainWords(20),
  low: z.nullable(figure),
  high: z.nullable(figure),
})
export type ReportValue = z.infer<typeof reportValueShape>

/** What a report says, as it is sealed. */
export const reportResultShape = z.strictObject({
  values: z.array(reportValueShape).check(z.maxLength(REPORT_VALUES_MAX)),
  /** What was seen, of a picture. */
  findings: plainWords(500),
  conclusion: plainWords(300),
  /** Why it was examined again although another place's report still stood (rules D-MR). */
  repeatReason: z.nullable(z.enum(DUPLICATE_REASONS)),
})
export type ReportResult = z.infer<typeof reportResultShape>

/** Where a value stands in the range of its paper; null for words and where the paper has no range. */
export type RangeMark = 'low' | 'within' | 'high'

/** Never 异常 to a parent: where it stands, in colour, arrow and word together (design guide §7). */
export const RANGE_MARK_WORDS_ZH = {
  low: '↓ 比参考范围低',
  within: '在参考范围内',
  high: '↑ 比参考范围高',
} as const satisfies Record<RangeMark, string>

/** The ends of the range belong to it. */
export function rangeMark({
  value,
  low,
  high,
}: Pick<ReportValue, 'value' | 'low' | 'high'>): RangeMark | null {
  if (typeof value !== 'number' || (low === null && high === null)) return null
  if (low !== null && value < low) return 'low'
  return high !== null && value > high ? 'high' : 'within'
}

/** Whether any figure lies outside the range of its paper. */
export function hasOutside({ values }: Pick<ReportResult, 'values'>): boolean {
  return values.some((value) => ['low', 'high'].includes(rangeMark(value) ?? ''))
}

/** `118 g/L`, `阴性` */
export function valueInWords({ value, unit }: Pick<ReportValue, 'value' | 'unit'>): string {
  return unit === '' ? String(value) : `${value} ${unit}`
}

/** `110–160`, `≥ 110`, `≤ 160`; null without a range. */
export function rangeInWords({ low, high }: Pick<ReportValue, 'low' | 'high'>): string | null {
  if (low !== null && high !== null) return `${low}–${high}`
  if (low !== null) return `≥ ${low}`
  return high === null ? null : `≤ ${high}`
}

/** Two or three values in a line, those outside their range first: what a list says of a report. */
export function resultInBrief({ values, conclusion, findings }: ReportResult): string {
  const SHOWN = 3
  const outside = (value: ReportValue) => Number(['low', 'high'].includes(rangeMark(value) ?? ''))
  const first = [...values].sort((a, b) => outside(b) - outside(a)).slice(0, SHOWN)
  const figures = first.map((value) => `${value.name} ${valueInWords(value)}`).join(' · ')
  return conclusion || figures || findings
}
