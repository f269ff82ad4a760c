import { SD_COLUMNS, type SdRow } from './sd-table'

/**
 * Where a value stands in its row. Between −3 and +3 SD a number of two decimals; outside the standard says nothing
 * exact, and neither do we (rules D-GR-02).
 */
export type ZScore = number | 'below' | 'above'

/** The place of a value between the columns of a row, on a straight line between two neighbours. */
export function zScore(row: SdRow, value: number): ZScore {
  const { values } = row
  const upper = values.findIndex((column) => column >= value)
  if (upper === -1) return 'above'
  const above = values[upper]
  const z = SD_COLUMNS[upper]
  if (above === undefined || z === undefined) return 'above'
  if (above === value) return z
  const below = values[upper - 1]
  if (below === undefined) return 'below'
  return Math.round((z - 1 + (value - below) / (above - below)) * 100) / 100
}

/** For comparing: what lies outside counts as just outside. */
export function zNumber(z: ZScore): number {
  if (z === 'below') return -3.01
  return z === 'above' ? 3.01 : z
}
