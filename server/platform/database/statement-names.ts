/** Sent so often a statement is worth the memory that its plan takes on every connection. */
const WORTH_PREPARING = 5
/** Statements that are prepared, and those that are counted: a list of ids as long as it happens to be makes a new one. */
const MAX_PREPARED = 200
const MAX_COUNTED = 2_000

/** Read and planned each time. */
const UNNAMED = ''

/**
 * Names for statements that are sent again and again: PostgreSQL reads and plans a named one once a connection, which
 * for short statements is most of what they cost. The same text has the same name; others have an empty one.
 */
export function createStatementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>()
  const counted = new Map<string, number>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known || names.size === MAX_PREPARED) return known ?? UNNAMED
    const times = (counted.get(sql) ?? 0) + 1
    if (counted.size === MAX_COUNTED) counted.clear()
    counted.set(sql, times)
    if (times < WORTH_PREPARING) return UNNAMED
    counted.delete(sql)
    const name = `s${names.size}`
    names.set(sql, name)
    return name
  }
}
