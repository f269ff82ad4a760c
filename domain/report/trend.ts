import { compareText } from '../kernel/compare-text'
import type { LocalDate } from '../kernel/time'
import { type RangeMark, type ReportValue, rangeMark } from './report-result'

/** One figure of a report on its day. */
export interface TrendPoint {
  readonly reportId: string
  readonly on: LocalDate
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  readonly mark: RangeMark | null
}

/** One value over time, always in one unit: 5.6 mmol/L and 101 mg/dL never stand in one line. */
export interface TrendSeries {
  readonly name: string
  readonly unit: string
  readonly points: readonly TrendPoint[]
}

interface DatedReport {
  readonly id: string
  readonly on: LocalDate
  readonly values: readonly ReportValue[]
}

/** Ways to write one unit that mean the same. */
function unitKey(unit: string): string {
  return unit
    .replace(/\s/g, '')
    .replace(/^[×xX*]/, '')
    .replace(/10[\^*](\d+)/, '10$1')
    .replace('10⁹', '109')
    .replace('10¹²', '1012')
    .replace('μ', 'µ')
    .toLowerCase()
}

/** Every figure of the reports by name and unit, each oldest first; the series with most points first. */
export function trendOf(reports: readonly DatedReport[]): TrendSeries[] {
  const series = new Map<string, { name: string; unit: string; points: TrendPoint[] }>()
  for (const { id, on, values } of [...reports].sort((a, b) => compareText(a.on, b.on))) {
    for (const { name, value, unit, low, high } of values) {
      if (typeof value !== 'number') continue
      const key = `${name}\n${unitKey(unit)}`
      const line = series.get(key) ?? { name, unit, points: [] }
      line.points.push({ reportId: id, on, value, low, high, mark: rangeMark({ value, low, high }) })
      series.set(key, line)
    }
  }
  return [...series.values()].sort((a, b) => b.points.length - a.points.length)
}
