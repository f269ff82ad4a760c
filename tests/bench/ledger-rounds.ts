import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { fen } from '#domain/kernel/fen'
import { addDays, localDateOf } from '#domain/kernel/time'
import { legsOf } from '#domain/ledger/transfer'
import { checkBooks } from '#server/features/fund/close/check-books'
import { closeDays } from '#server/features/fund/close/close-days'
import { postAll, postTransfer } from '#server/features/fund/post-transfer'
import { connectDatabase, type DatabaseAccess } from '#server/platform/database/database'
import { createLog } from '#server/platform/log'
import type { Figures } from './card-rounds'
import { addBigDay, addFloorBooks, addPlan } from './ledger-data'
import type { Bench } from './rounds'

/** Clients at once → transfers in a round. */
const ALONE = [1, 600] as const
const TOGETHER = [8, 2_000] as const
/** Contributions of one moment, as the desk of the notices posts them (decision 190): so many in a transaction. */
const BATCH = 25
const BATCHES = [1, 60] as const
const BATCH_WARM_UP = 12
const ROUNDS = 3
const WARM_UP = 300
const DAY_POSTINGS = 1_000_000

/**
 * Contributions through the product, each in a transaction of its own as a payment's is, against the same rows written by
 * plain prepared statements into tables without a rule; in turns, the median of the rounds. Then the close of a day of a
 * million postings and the check that walks over them again.
 */
export async function ledger({ servers, pool }: Bench): Promise<Figures> {
  const access = await connectDatabase({
    databaseUrl: servers.databaseUrl,
    log: createLog('warn'),
    maxConnections: TOGETHER[0],
  })
  const floorPool = new pg.Pool({ connectionString: servers.databaseUrl, max: TOGETHER[0] })
  try {
    const planId = await addPlan(pool, 'BA')
    const accounts = await addFloorBooks(pool)
    const sides = {
      ours: () => postOne(access, planId),
      floor: () => insertTogether(floorPool, planId, accounts, 1),
    }
    const alone = await play(sides, ...ALONE)
    const together = await play(sides, ...TOGETHER)
    // As a desk that speaks plain SQL would post (decision 188).
    const plain = await play({ ...sides, ours: () => postPlain(access, planId) }, ...ALONE)
    // Without any library: what its rules alone cost the database.
    const rules = await play({ ...sides, ours: () => postPrepared(floorPool, planId) }, ...ALONE)
    const inBatches = {
      ours: () => postBatch(access, planId),
      floor: () => insertTogether(floorPool, planId, accounts, BATCH),
    }
    const batches = await play(inBatches, ...BATCHES, BATCH_WARM_UP)
    const oneByOne = [ALONE, TOGETHER, ALONE, ALONE].reduce(
      (sum, [, count]) => sum + WARM_UP + ROUNDS * count,
      0,
    )
    const asked = oneByOne + (BATCH_WARM_UP + ROUNDS * BATCHES[1]) * BATCH
    return {
      postings_per_s: Math.round(alone.ours * 2),
      floor_postings_per_s: Math.round(alone.floor * 2),
      ratio: Number((alone.ours / alone.floor).toFixed(3)),
      postings_per_s_at_8: Math.round(together.ours * 2),
      ratio_at_8: Number((together.ours / together.floor).toFixed(3)),
      ratio_in_plain_sql: Number((plain.ours / plain.floor).toFixed(3)),
      ratio_of_rules: Number((rules.ours / rules.floor).toFixed(3)),
      postings_per_s_in_batches: Math.round(batches.ours * BATCH * 2),
      ratio_in_batches: Number((batches.ours / batches.floor).toFixed(3)),
      ...(await closeBigDay(access, pool)),
      failures: asked - (await countTransfers(pool, planId)),
    }
  } finally {
    await floorPool.end()
    await access.close()
  }
}

async function closeBigDay(access: DatabaseAccess, pool: pg.Pool): Promise<Record<string, number>> {
  const planId = await addPlan(pool, 'BB')
  const now = new Date()
  const yesterday = addDays(localDateOf(now), -1)
  await addBigDay(pool, planId, yesterday, DAY_POSTINGS)
  const shared = { db: access.db, transaction: access.transaction, now: () => now }
  let peakBytes = 0
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
  }, 20)
  try {
    const closed = await timed(() => closeDays(shared, planId, yesterday))
    const checked = await timed(() => checkBooks(shared, planId))
    if (closed.answer !== 1 || checked.answer !== null)
      throw new Error('the day was not closed as it was written')
    return {
      close_postings: DAY_POSTINGS,
      close_seconds: closed.seconds,
      check_seconds: checked.seconds,
      close_peak_mb: Math.round(peakBytes / 1_048_576),
    }
  } finally {
    clearInterval(watch)
  }
}

const contribution = (planId: string) => {
  const at = new Date()
  return {
    planId,
    kind: 'contribution',
    intent: `bench/${randomUUID()}`,
    onDay: localDateOf(at),
    at,
    byAccountId: null,
    legs: legsOf('contribution', fen(15_000)),
  } as const
}

async function postOne({ transaction }: DatabaseAccess, planId: string): Promise<void> {
  await transaction((tx) => postTransfer(tx, contribution(planId)))
}

async function postPlain({ plain }: DatabaseAccess, planId: string): Promise<void> {
  await plain.transaction((tx) => postTransfer(tx, contribution(planId)))
}

async function postBatch({ transaction }: DatabaseAccess, planId: string): Promise<void> {
  const transfers = Array.from({ length: BATCH }, () => contribution(planId))
  await transaction((tx) => postAll(tx, transfers))
}

async function insertTogether(
  pool: pg.Pool,
  planId: string,
  [bank, other]: readonly [string, string],
  count: number,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    for (let transfer = 0; transfer < count; transfer++) {
      const [id, at] = [randomUUID(), new Date()]
      await client.query({
        name: 'transfer',
        text: `INSERT INTO floor_ledger_transfer (id, plan_id, kind, intent, on_day, at, children, posting_count)
          VALUES ($1, $2, 'contribution', $3, $4, $5, 1, 2)`,
        values: [id, planId, `bench/${id}`, localDateOf(at), at],
      })
      await client.query({
        name: 'postings',
        text: `INSERT INTO floor_ledger_posting (transfer_id, account_id, amount_fen)
          VALUES ($1, $2, 15000), ($1, $3, -15000)`,
        values: [id, bank, other],
      })
    }
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}

async function postPrepared(pool: pg.Pool, planId: string): Promise<void> {
  const client = await pool.connect()
  const [id, at] = [randomUUID(), new Date()]
  try {
    await client.query('BEGIN')
    await client.query({
      name: 'post',
      text: `SELECT ledger_post($1, $2, 'contribution', $3, $4::date, $5, NULL, NULL, NULL, 1,
        '{bank,contributions}', '{15000,-15000}')`,
      values: [id, planId, `bench/${id}`, localDateOf(at), at],
    })
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}

interface Speeds {
  readonly ours: number
  readonly floor: number
}

/** The median round, in transfers per second. */
async function play(
  sides: { readonly ours: () => Promise<void>; readonly floor: () => Promise<void> },
  clients: number,
  count: number,
  warmUp = WARM_UP,
): Promise<Speeds> {
  await perSecond(sides.ours, clients, warmUp)
  await perSecond(sides.floor, clients, warmUp)
  const rounds: Speeds[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const ours = await perSecond(sides.ours, clients, count)
    rounds.push({ ours, floor: await perSecond(sides.floor, clients, count) })
  }
  const [, median] = rounds.sort((a, b) => a.ours / a.floor - b.ours / b.floor)
  if (!median) throw new Error('no round was played')
  return median
}

async function perSecond(work: () => Promise<void>, clients: number, count: number): Promise<number> {
  let left = count
  const client = async (): Promise<void> => {
    while (left-- > 0) await work()
  }
  const { seconds } = await timed(() => Promise.all(Array.from({ length: clients }, client)))
  return count / seconds
}

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; seconds: number }> {
  const startedAt = performance.now()
  const answer = await work()
  return { answer, seconds: Number(((performance.now() - startedAt) / 1_000).toFixed(2)) }
}

/** Only those whose postings came with them. */
async function countTransfers(pool: pg.Pool, planId: string): Promise<number> {
  const { rows } = await pool.query<{ whole: number }>(
    `SELECT count(*)::int AS whole FROM ledger_transfer WHERE plan_id = $1
       AND posting_count = (SELECT count(*) FROM ledger_posting WHERE transfer_id = ledger_transfer.id)`,
    [planId],
  )
  return rows[0]?.whole ?? 0
}
