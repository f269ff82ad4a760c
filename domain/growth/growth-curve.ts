import { daysBetween, type LocalDate } from '../kernel/time'
import type { SdTable } from './sd-table'

/** One point of a child's own line. */
export interface CurvePoint {
  readonly on: LocalDate
  readonly ageMonths: number
  readonly value: number
}

/** What a drawing shows: months from left to right, values from bottom to top. */
export interface CurveFrame {
  readonly fromMonths: number
  readonly toMonths: number
  readonly lowest: number
  readonly highest: number
}

/** How far ahead of the newest point a drawing looks: the whole of the next stretch that families think in. */
const STRETCHES = [12, 24, 36, 60, 84] as const

/**
 * The points in stretches that may be joined: never across a gap that is longer than the rule allows, because nobody
 * knows how the child grew in between (journeys E3 35).
 */
export function joinedPoints(points: readonly CurvePoint[], gapMonths: number): CurvePoint[][] {
  const sorted = [...points].sort((a, b) => daysBetween(b.on, a.on))
  const stretches: CurvePoint[][] = []
  for (const point of sorted) {
    const stretch = stretches.at(-1)
    const last = stretch?.at(-1)
    if (stretch && last && point.ageMonths - last.ageMonths <= gapMonths) stretch.push(point)
    else stretches.push([point])
  }
  return stretches
}

/** A frame around the standard up to the next stretch of age, wide enough for every point of the child. */
export function curveFrame(table: SdTable, points: readonly CurvePoint[], ageMonths: number): CurveFrame {
  const ends = table.at(-1)?.at ?? 0
  const toMonths = Math.min(STRETCHES.find((months) => months > ageMonths) ?? ends, ends)
  const rows = table.filter(({ at }) => at <= toMonths)
  const values = [
    ...rows.flatMap((row) => row.values),
    ...points.filter((point) => point.ageMonths <= toMonths).map(({ value }) => value),
  ]
  return { fromMonths: 0, toMonths, lowest: Math.min(...values), highest: Math.max(...values) }
}
