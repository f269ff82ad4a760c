/** One column of a table: what stands in its cells as text, and how it is put in order. */
export interface TextColumn<Row> {
  readonly key: string
  readonly title: string
  readonly text: (row: Row) => string
  /** Instead of the text: a number, or a date as ISO text. */
  readonly order?: (row: Row) => string | number
}

export interface SortedBy {
  readonly key: string
  readonly descending: boolean
}

/** More rows than a reader opens in a spreadsheet to look at; who needs more asks for a report. */
export const CSV_MAX_ROWS = 2_000
export const TABLE_PAGE = 50

/** In the column's order, rows that are equal there in the order they came. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly TextColumn<Row>[],
  sortedBy: SortedBy | null,
): readonly Row[] {
  const column = columns.find(({ key }) => key === sortedBy?.key)
  if (!column || !sortedBy) return rows
  const valueOf = column.order ?? column.text
  const sign = sortedBy.descending ? -1 : 1
  return [...rows].sort((a, b) => sign * compare(valueOf(a), valueOf(b)))
}

/** A click on a head: upwards, downwards, and as it came. */
export function nextSort(sortedBy: SortedBy | null, key: string): SortedBy | null {
  if (sortedBy?.key !== key) return { key, descending: false }
  return sortedBy.descending ? null : { key, descending: true }
}

/**
 * The table as a file that spreadsheets open: UTF-8 with a mark at the start, lines ended as RFC 4180 asks. A cell
 * that a spreadsheet would take for a formula gets an apostrophe in front, so that it stays text.
 */
export function csvOf<Row>(rows: readonly Row[], columns: readonly TextColumn<Row>[]): string {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.slice(0, CSV_MAX_ROWS).map((row) => columns.map(({ text }) => text(row))),
  ]
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), 'zh-CN', { numeric: true })
}
