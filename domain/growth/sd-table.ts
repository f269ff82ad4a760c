/** The standard deviations of a table's columns. */
export const SD_COLUMNS = [-3, -2, -1, 0, 1, 2, 3] as const

/** One row of a standard: where it stands (months of age, or millimetres), and the values at −3 … +3 SD. */
export interface SdRow {
  readonly at: number
  readonly values: readonly number[]
}

export type SdTable = readonly SdRow[]

/** A table as it is printed, in the units of the house: grams and millimetres instead of kilograms and centimetres. */
export function sdTable(scale: { readonly at: number; readonly value: number }, printed: string): SdTable {
  return printed
    .trim()
    .split('\n')
    .map((line) => {
      const [at = Number.NaN, ...values] = line.trim().split(' ').map(Number)
      return { at: at * scale.at, values: values.map((value) => round(value * scale.value)) }
    })
}

/** The row at a place between two rows, each column a straight line between its neighbours; null outside the table. */
export function rowAt(table: SdTable, at: number): SdRow | null {
  const after = firstFrom(table, at)
  const upper = table[after]
  if (!upper) return null
  if (upper.at === at) return upper
  const lower = table[after - 1]
  if (!lower) return null
  const share = (at - lower.at) / (upper.at - lower.at)
  return {
    at,
    values: lower.values.map((value, column) => value + share * ((upper.values[column] ?? value) - value)),
  }
}

/** Place of the first row that is not before `at`, by halving: a county's children ask for millions of rows. */
function firstFrom(table: SdTable, at: number): number {
  let low = 0
  let high = table.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((table[middle]?.at ?? at) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** 3.5 kg × 1000 is 3500 and not 3500.0000000000005. */
function round(value: number): number {
  return Math.round(value * 10) / 10
}
