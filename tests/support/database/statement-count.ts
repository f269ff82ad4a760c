import pg from 'pg'
import { vi } from 'vitest'

/**
 * How many statements `work` sends to PostgreSQL: a list must not send more when it has more rows. The rules are read
 * again every few seconds, by whoever asks then, and count for nobody.
 */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return sent.mock.calls.filter(([query]) => !textOf(query).includes('"rule_set"')).length
  } finally {
    sent.mockRestore()
  }
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  const { text } = query as { readonly text?: unknown }
  return typeof text === 'string' ? text : ''
}
