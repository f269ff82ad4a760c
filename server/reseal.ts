import type { Context } from './platform/context'
import { eachDue } from './platform/job-pages'
import type { CronItem, Tasks } from './platform/jobs'
import {
  blocksOf,
  countOlder,
  resealPage,
  type SealedTable,
  sealedTables,
} from './platform/sealing/sealed-columns'

const RESEAL_TASK = 'platform:reseal'
/** What somebody wrote while a pass went by is met by the next one, or by the next night. */
const PASSES_MAX = 3

type Resealing = Pick<Context, 'db' | 'transaction' | 'fieldCrypto' | 'files' | 'now' | 'log'>

/**
 * While two sealing keys are set, what the old one sealed is sealed anew by the newest, so that the old one can go. What is
 * done is found by nobody again: a job that was ended goes on where it was. Each night leaves a row of `resealing`.
 */
export function resealTasks(ctx: Resealing): Tasks {
  return {
    [RESEAL_TASK]: async () => {
      if (!ctx.fieldCrypto.hasOldKeys) return
      const tables = await sealedTables(ctx.db)
      let resealed = 0
      let remaining = await countAll(ctx, tables)
      const files = await ctx.files.reseal()
      try {
        for (
          let pass = 0, before = Infinity;
          remaining > 0 && remaining < before && pass < PASSES_MAX;
          pass++
        ) {
          await eachDue(tables, async (table) => {
            resealed += await resealTable(ctx, table)
          })
          before = remaining
          remaining = await countAll(ctx, tables)
        }
      } finally {
        await report(ctx, { resealed: resealed + files.resealed, remaining: remaining + files.unreadable })
      }
    },
  }
}

/** Half past three in the morning in Shanghai. */
export const RESEAL_CRON: readonly CronItem[] = [{ task: RESEAL_TASK, match: '30 19 * * *' }]

async function resealTable({ db, transaction, fieldCrypto }: Resealing, table: SealedTable): Promise<number> {
  let resealed = 0
  for (const blocks of await blocksOf(db, table)) {
    for (let after: string | null = `(${blocks.from},0)`; after !== null; ) {
      const at: string = after
      const page = await transaction((tx) => resealPage(tx, fieldCrypto, table, at, blocks))
      resealed += page.resealed
      after = page.last
    }
  }
  return resealed
}

async function countAll({ db, fieldCrypto }: Resealing, tables: readonly SealedTable[]): Promise<number> {
  let count = 0
  for (const table of tables)
    for (const blocks of await blocksOf(db, table)) count += await countOlder(db, fieldCrypto, table, blocks)
  return count
}

async function report(
  { db, fieldCrypto, now, log }: Resealing,
  done: { readonly resealed: number; readonly remaining: number },
): Promise<void> {
  const keyId = fieldCrypto.newestHead.split('.')[1] ?? ''
  await db.resealing.create({ data: { at: now(), keyId, ...done }, select: { id: true } })
  log.info({ keyId, ...done }, 'sealed anew')
}
