import type { Database } from '../../../platform/database/database'

/**
 * Keeps the newest answer of a question that many ask and that seldom changes. `key` says all that it depends on: an
 * answer is used again only while the key is the same, so nobody reads an old one.
 */
export function keptAnswer<Answer>(): (
  db: Database,
  key: string,
  make: () => Promise<Answer>,
) => Promise<Answer> {
  const kept = new WeakMap<Database, { readonly key: string; readonly answer: Promise<Answer> }>()
  return (db, key, make) => {
    const before = kept.get(db)
    if (before?.key === key) return before.answer
    const answer = make()
    kept.set(db, { key, answer })
    answer.catch(() => {
      if (kept.get(db)?.answer === answer) kept.delete(db)
    })
    return answer
  }
}
