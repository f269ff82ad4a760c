/** How many rows a page of any list has at most. */
export const PAGE = 50

/** What a store is asked for: the one row more says that another page follows. */
export const PAGE_AND_ONE = PAGE + 1

/** What is shown of the rows that a store found, and where the next page begins. */
export function cutPage<Row>(
  found: readonly Row[],
  cursorOf: (last: Row) => string,
): { rows: Row[]; nextCursor: string | null } {
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  return { rows, nextCursor: last && found.length > PAGE ? cursorOf(last) : null }
}
