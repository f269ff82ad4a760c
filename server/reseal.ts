import type { Context } from './platform/context'
import { eachDue } from './platform/job-pages'
import type { CronItem, Tasks } from './platform/jobs'
import {
  type Blocks,
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
      let older = await findOlder(ctx, tables)
      let remaining = totalOf(older)
      const files = await ctx.files.reseal()
      try {
        for (
          let pass = 0, before = Infinity;
          remaining > 0 && remaining < before && pass < PASSES_MAX;
          pass++
        ) {
          await eachDue(older, async (part) => {
            resealed += await resealPart(ctx, part)
          })
          before = remaining
          // Everywhere again: a row that is written meanwhile moves to another part with its old seal.
          older = await findOlder(ctx, tables)
          remaining = totalOf(older)
        }
      } finally {
        await report(ctx, { resealed: resealed + files.resealed, remaining: remaining + files.unreadable })
      }
    },
  }
}

/** Half past three in the morning in Shanghai. */
export const RESEAL_CRON: readonly CronItem[] = [{ task: RESEAL_TASK, match: '30 19 * * *' }]

/** A part of a table in which something older was found, so that a pass does not read through all the others. */
interface OlderPart {
  readonly table: SealedTable
  readonly blocks: Blocks
  readonly count: number
}

async function findOlder(
  { db, fieldCrypto }: Resealing,
  tables: readonly SealedTable[],
): Promise<readonly OlderPart[]> {
  const found: OlderPart[] = []
  for (const table of tables) {
    for (const blocks of await blocksOf(db, table)) {
      const count = await countOlder(db, fieldCrypto, table, blocks)
      if (count > 0) found.push({ table, blocks, count })
    }
  }
  return found
}

const totalOf = (parts: readonly OlderPart[]): number => parts.reduce((total, { count }) => total + count, 0)

async function resealPart(
  { transaction, fieldCrypto }: Resealing,
  { table, blocks }: OlderPart,
): Promise<number> {
  let resealed = 0
  for (let after: string | null = `(${blocks.from},0)`; after !== null; ) {
    const at: string = after
    const page = await transaction((tx) => resealPage(tx, fieldCrypto, table, at, blocks))
    resealed += page.resealed
    after = page.last
  }
  return resealed
}

async function report(
  { db, fieldCrypto, now, log }: Resealing,
  done: { readonly resealed: number; readonly remaining: number },
): Promise<void> {
  const keyId = fieldCrypto.newestHead.split('.')[1] ?? ''
  await db.resealing.create({ data: { at: now(), keyId, ...done }, select: { id: true } })
  log.info({ keyId, ...done }, 'sealed anew')
}
