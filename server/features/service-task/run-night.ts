import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { advanceRun, lockRun, NIGHT_STEPS, type NightStep } from './night-store'
import { planBatch } from './plan-tasks'

/** How many rows a batch wrote and where it ended; null: there is nobody left. */
interface BatchDone {
  readonly rows: number
  readonly reached: string | null
}

/** What the night is made of: the groups by age belong to another feature. */
export interface NightParts extends Pick<Context, 'transaction' | 'rules' | 'now'> {
  readonly refreshAgeGroups: (
    tx: Transaction,
    batch: { readonly on: LocalDate; readonly afterPatientId: string | null; readonly limit: number },
  ) => Promise<BatchDone>
}

type RunBatch = (tx: Transaction, after: string | null) => Promise<BatchDone>

/** Well within the time that one statement has (server/platform/database/database.ts), on two slow cores too. */
const BATCH = 2_000
/** Twenty million people: a loop that goes on for longer is a mistake. */
const BATCHES_MAX = 10_000

/**
 * Tags and tasks of a whole county, batch by batch. Each batch is one transaction together with how far the night has
 * come, so that a crash repeats nothing and leaves nothing out, and a night that is over is not run twice.
 */
export async function runNight(parts: NightParts): Promise<void> {
  const on = localDateOf(parts.now())
  const rules = await parts.rules()
  const batches: Readonly<Record<NightStep, RunBatch>> = {
    'key-groups': (tx, after) => parts.refreshAgeGroups(tx, { on, afterPatientId: after, limit: BATCH }),
    'service-tasks': (tx, after) => planBatch({ tx, rules: async () => rules }, { on, after, limit: BATCH }),
  }
  for (const step of NIGHT_STEPS) {
    for (let count = 0; count < BATCHES_MAX; count++) {
      if (await runBatch(parts, { on, step }, batches[step])) break
    }
  }
}

/** @returns whether the step is over */
function runBatch(
  { transaction, now }: NightParts,
  { on, step }: { readonly on: LocalDate; readonly step: NightStep },
  work: RunBatch,
): Promise<boolean> {
  return transaction(async (tx) => {
    const run = { on, step, now: now() }
    const { reached, isFinished } = await lockRun(tx, run)
    if (isFinished) return true
    const done = await work(tx, reached)
    await advanceRun(tx, run, done)
    return done.reached === null
  })
}
