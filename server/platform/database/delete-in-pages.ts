import { untilDone } from '../job-pages'
import { type Database, Prisma } from './database'

/**
 * Deletes the rows of a table that nobody needs any more, a page in each statement: all of a busy month in one would be
 * ended by its time limit, and again on each night with more.
 */
export function deleteInPages(
  db: Database,
  rows: { readonly table: string; readonly where: Prisma.Sql },
): Promise<void> {
  const table = Prisma.raw(`"${rows.table}"`)
  return untilDone(
    (limit) => db.$executeRaw`
      DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${rows.where} LIMIT ${limit}))`,
  )
}
