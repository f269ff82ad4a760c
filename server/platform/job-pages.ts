import { isDatabaseUnavailable, isLockTimeout } from './database/database-errors'

/** A page of what a job goes through, in the order of its ids. */
export interface JobPage {
  /** The id of the last row before it. */
  readonly after: string
  readonly limit: number
}

const PAGE = 200
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'
/** More than a county has of anything in one night: a loop without an end would be worse than a late message. */
const ROWS_MAX = 250_000

/** Goes through rows once, page by page, whatever becomes of them meanwhile. */
export async function eachPage<Row extends { readonly id: string }>(
  list: (page: JobPage) => Promise<readonly Row[]>,
  work: (rows: readonly Row[]) => Promise<void>,
  limit = PAGE,
): Promise<void> {
  let after = BEFORE_ALL
  for (let seen = 0; seen < ROWS_MAX; seen += limit) {
    const rows = await list({ after, limit })
    await work(rows)
    const last = rows.at(-1)
    if (!last || rows.length < limit) return
    after = last.id
  }
}

/** As `eachPage`, one row after the other. */
export function eachRow<Row extends { readonly id: string }>(
  list: (page: JobPage) => Promise<readonly Row[]>,
  work: (row: Row) => Promise<void>,
): Promise<void> {
  return eachPage(list, async (rows) => {
    for (const row of rows) await work(row)
  })
}

/**
 * Does what is due for one after the other; what fails for one keeps nobody behind it waiting. Without a database there is
 * no use in going on.
 *
 * @throws AggregateError of what failed, after the last
 */
export async function eachDue<Due>(all: readonly Due[], work: (due: Due) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = []
  for (const due of all) {
    try {
      await work(due)
    } catch (error) {
      if (isDatabaseUnavailable(error) && !isLockTimeout(error)) throw error
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${all.length} failed`)
}

/** Repeats work after which its rows are not found again. `work` takes `limit` rows at most and answers how many it found. */
export async function untilDone(work: (limit: number) => Promise<number>): Promise<void> {
  for (let done = 0; done < ROWS_MAX; done += PAGE) if ((await work(PAGE)) < PAGE) return
}
