import { DomainError } from '#domain/kernel/errors'
import { PAGE } from './cut-page'

export interface WholeListPage<Row> {
  readonly rows: readonly Row[]
  readonly nextCursor: string | null
  /** Of all pages. */
  readonly total: number
}

/**
 * One page of a list that is short enough to be read whole. The cursor is the id of the last row of the page before.
 *
 * @throws input_invalid for a cursor of another list
 */
export function pageOf<Row>(
  all: readonly Row[],
  idOf: (row: Row) => string,
  cursor: string | undefined,
): WholeListPage<Row> {
  const start = cursor === undefined ? 0 : all.findIndex((row) => idOf(row) === cursor) + 1
  if (cursor !== undefined && start === 0) throw new DomainError('input_invalid', { fields: ['cursor'] })
  const rows = all.slice(start, start + PAGE)
  const last = rows.at(-1)
  return { rows, nextCursor: last && start + PAGE < all.length ? idOf(last) : null, total: all.length }
}

/** Whether what somebody typed stands in one of the texts, whatever its width and case. */
export function mentions(query: string | undefined, texts: readonly (string | null)[]): boolean {
  const wanted = comparable(query ?? '')
  return wanted === '' || texts.some((text) => comparable(text ?? '').includes(wanted))
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
