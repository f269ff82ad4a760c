import { SD_COLUMNS, type SdRow } from './sd-table'

/**
 * Where a value stands in its row. Between −3 and +3 SD a number; outside the standard says nothing exact, and neither
 * do we (rules D-GR-02).
 */
export type ZScore = number | 'below' | 'above'

/** Below any difference that a scale can show, above what adding fractions loses: a value on a line is on it. */
const GRAIN = 1e6

/** The place of a value between the columns of a row, on a straight line between two neighbours. */
export function zScore({ values }: SdRow, value: number): ZScore {
  const upper = values.findIndex((column) => column >= value)
  const above = values[upper]
  const z = SD_COLUMNS[upper]
  if (above === undefined || z === undefined) return 'above'
  if (above === value) return z
  const below = values[upper - 1]
  if (below === undefined) return 'below'
  return Math.round((z - 1 + (value - below) / (above - below)) * GRAIN) / GRAIN
}

/** For comparing: what lies outside counts as just outside. */
export function zNumber(z: ZScore): number {
  if (z === 'below') return -3.01
  return z === 'above' ? 3.01 : z
}

/** Two decimals, as a report prints it. Classes and levels are decided before: −2.001 is below −2. */
export function roundedZ(z: ZScore): ZScore {
  return typeof z === 'number' ? Math.round(z * 100) / 100 : z
}
