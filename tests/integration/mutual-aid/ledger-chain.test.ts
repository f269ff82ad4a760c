import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type LocalDate, localDate } from '#domain/kernel/time'
import type { PostedKind } from '#domain/ledger/transfer'
import { checkBooks } from '#server/features/fund/close/check-books'
import { closeDays } from '#server/features/fund/close/close-days'
import { downloadLedger } from '#server/features/fund/close/download-ledger'
import { fundTasks } from '#server/features/fund/jobs'
import { postTransfer } from '#server/features/fund/post-transfer'
import { publicProcedure, router } from '#server/platform/api/trpc'
import { readConfig } from '#server/platform/config/config'
import { createHttpServer } from '#server/platform/http/http'
import { createLog } from '#server/platform/log'
import { createTestApp, type TestApp } from '../../support/room/test-app'
import { moved, newFundPlan } from '../../support/rows/fund-plan'
import { temporaryFolder } from '../../support/server/temporary-folder'

const run = promisify(execFile)
const FIRST = localDate('2026-10-01')
const LAST = localDate('2026-11-21')

let app: TestApp
let planId: string
let custodian: Awaited<ReturnType<TestApp['newStaff']>>
const folder = temporaryFolder()

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T00:10:00+08:00' })
  const plan = await newFundPlan(app, 'YX')
  planId = plan.id
  custodian = await app.newStaff('fund-custodian', plan.organizationId)
  const story: readonly [PostedKind, number, number][] = [
    ['contribution', 0, 15_000_00],
    ['donation', 0, 5_000_00],
    ['contribution', 3, 13_000_00],
    ['waiver', 3, 130_00],
    ['aid-approved', 20, 9_636_54],
    ['aid-paid', 22, 9_636_54],
    ['refund', 30, 150_00],
    ['fee', 31, 900_00],
    ['interest', 50, 12_34],
  ]
  for (const [kind, after, amountFen] of story) {
    await post(kind, amountFen, addDays(FIRST, after))
  }
  await fundTasks(app.context(null))['fund:close']?.(null)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const post = (kind: PostedKind, amountFen: number, onDay: LocalDate) =>
  app.database.transaction((tx) => postTransfer(tx, moved(app, planId, kind, amountFen, { onDay })))
const check = () => checkBooks(app.context(null), planId)
const ledger = () => app.as(null).fund.ledger({ plan: 'YX' })

async function file(asked = {}): Promise<string> {
  const { text } = await downloadLedger(app.context(null), asked)
  const pieces: string[] = []
  for await (const piece of text) pieces.push(piece)
  return pieces.join('')
}

/** As anybody would, with nothing but the file. */
async function verify(text: string): Promise<{ code: number; said: string }> {
  const name = path.join(folder, 'ledger.ndjson')
  writeFileSync(name, text)
  return verifyFile(name)
}

function verifyFile(name: string): Promise<{ code: number; said: string }> {
  return run(process.execPath, ['--import', 'tsx', 'tools/ledger-verify.ts', name]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  )
}

const TABLES = ['ledger_account', 'ledger_transfer', 'ledger_posting', 'ledger_close']

/** As somebody with the keys to the database would: past the triggers. */
async function pastTheTriggers(...statements: readonly string[]): Promise<void> {
  await app.database.pool.query(
    `BEGIN; SET LOCAL session_replication_role = replica; ${statements.join(';')}; COMMIT`,
  )
}

/** Put back afterwards. */
async function tampered<T>(sql: string, look: () => Promise<T>): Promise<T> {
  await pastTheTriggers(...TABLES.map((table) => `CREATE TABLE kept_${table} AS TABLE ${table}`), sql)
  try {
    return await look()
  } finally {
    await pastTheTriggers(
      ...TABLES.flatMap((table) => [
        `DELETE FROM ${table}`,
        `INSERT INTO ${table} SELECT * FROM kept_${table}`,
        `DROP TABLE kept_${table}`,
      ]),
    )
  }
}

it('closes every day, those without a line too, and shows what stands at the end of the last', async () => {
  const closes = await app.database.db.ledgerClose.findMany({ where: { planId }, orderBy: { onDay: 'asc' } })
  expect(closes).toHaveLength(52)
  expect(closes.filter(({ transfers }) => transfers > 0)).toHaveLength(7)
  expect(await closeDays(app.context(null), planId, LAST)).toBe(0)
  expect(await ledger()).toEqual({
    planCode: 'YX',
    planNameZh: '示例互助计划',
    isExample: true,
    balanceFen: 2_232_580,
    updatedAt: '2026-11-22T00:10:00+08:00',
    through: '2026-11-21',
    hash: closes.at(-1)?.hash,
    monthsCovered: 3.9,
    reserve: 'ok',
    isVerified: true,
    checkedAt: '2026-11-22T00:10:00+08:00',
    totals: {
      contributions: { fen: 2_798_000, count: 2 },
      donationsAndInterestFen: 488_234,
      aid: { fen: 963_654, count: 1 },
      fee: { fen: 90_000, capBasisPoints: 500, actualBasisPoints: 322 },
    },
    months: [
      { month: '2026-10', inFen: 3_285_000, outFen: 963_654 },
      { month: '2026-11', inFen: 1_234, outFen: 90_000 },
    ],
  })
})

describe('the public file', () => {
  it('is right by itself, and names the hash that the public page shows', async () => {
    const text = await file()
    const { code, said } = await verify(text)
    expect(code).toBe(0)
    expect(said).toContain('from the first day through 2026-11-21')
    expect(said).toContain('9 transfers, balance ¥22,325.80')
    expect(said).toContain(`hash ${(await ledger()).hash}`)
    expect(text).not.toMatch(/test\/|2026-11-22T/)
  })

  it('is found out by a line that was changed, and by what was cut off', async () => {
    const text = await file()
    expect(await verify(text.replace('"bank":1500000', '"bank":1500001'))).toMatchObject({
      code: 1,
      said: /^line 2: /,
    })
    const lines = text.split('\n')
    expect((await verify(lines.slice(0, 30).join('\n'))).said).toMatch(/^line 31: the file/)
  }, 60_000)

  it('is had for some days, from the books as they stood before', async () => {
    const part = await file({ from: '2026-10-20', to: '2026-10-31' })
    expect((await verify(part)).said).toContain('from the day after 2026-10-19 through 2026-10-31')
    for (const wrong of [
      { from: '2026-02-30' },
      { plan: 'yx' },
      { page: '1' },
      { from: ['2026-10-01', '2026-10-02'] },
    ]) {
      await expect(file(wrong)).rejects.toMatchObject({ code: 'input_invalid' })
    }
    await expect(file({ plan: 'ZZ' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(file({ from: '2026-11-22' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('comes over HTTP to everybody, streamed', async () => {
    const server = await createHttpServer({
      config: readConfig({}),
      log: createLog('silent'),
      pool: app.database.pool,
      router: router({ nothing: publicProcedure.query(() => null) }),
      createContext: async () => app.context(null),
      webFolder: 'does-not-exist',
      isStopping: () => false,
      downloads: { '/fund/ledger.ndjson': (query) => downloadLedger(app.context(null), query) },
    })
    try {
      const answer = await server.inject('/fund/ledger.ndjson?from=2026-10-20')
      expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
      expect(answer.headers['content-disposition']).toContain('YX-ledger-2026-11-21.ndjson')
      expect(answer.body).toBe(await file({ from: '2026-10-20' }))
      expect((await server.inject('/fund/ledger.ndjson?from=x')).statusCode).toBe(400)
      expect((await server.inject('/fund/ledger.ndjson?plan=ZZ')).statusCode).toBe(404)
    } finally {
      await server.close()
    }
  })
})

describe('one row of the database that was changed past the application', () => {
  const day = (after: number) => addDays(FIRST, after)
  const third = `(SELECT id FROM ledger_transfer WHERE plan_id = 'PLAN' ORDER BY seq OFFSET 2 LIMIT 1)`
  it.each([
    [
      'an amount',
      `UPDATE ledger_posting SET amount_fen = amount_fen + sign(amount_fen) WHERE transfer_id = ${third}`,
      day(3),
    ],
    [
      'an account',
      `UPDATE ledger_posting SET account_id = (SELECT id FROM ledger_account WHERE code = 'interest' AND plan_id = 'PLAN') WHERE transfer_id = ${third} AND amount_fen < 0`,
      day(3),
    ],
    [
      'a posting that is gone',
      `DELETE FROM ledger_posting WHERE transfer_id = ${third} AND amount_fen < 0`,
      day(3),
    ],
    ['a kind', `UPDATE ledger_transfer SET kind = 'donation' WHERE id = ${third}`, day(3)],
    [
      'an intent, which is not public',
      `UPDATE ledger_transfer SET intent = 'payment/other' WHERE id = ${third}`,
      day(3),
    ],
    [
      'who did it',
      `UPDATE ledger_transfer SET by_account_id = gen_random_uuid() WHERE id = ${third}`,
      day(3),
    ],
    ['the hour', `UPDATE ledger_transfer SET at = at + interval '1 ms' WHERE id = ${third}`, day(3)],
    ['the day', `UPDATE ledger_transfer SET on_day = on_day + 1 WHERE id = ${third}`, day(3)],
    ['a count of children', `UPDATE ledger_transfer SET children = 9 WHERE id = ${third}`, day(3)],
    [
      'a transfer that is gone',
      `DELETE FROM ledger_posting WHERE transfer_id = ${third}; DELETE FROM ledger_transfer WHERE id = ${third}`,
      day(3),
    ],
    [
      'a transfer before the first day',
      `UPDATE ledger_transfer SET on_day = '2026-09-30' WHERE id = ${third}`,
      localDate('2026-09-30'),
    ],
    [
      'an account that is gone',
      `DELETE FROM ledger_account WHERE code = 'interest' AND plan_id = 'PLAN'`,
      day(50),
    ],
    [
      'a balance of a close',
      `UPDATE ledger_close SET balances = balances || '{"fee": 1}' WHERE on_day = '2026-10-06'`,
      day(5),
    ],
    ['a count of a close', `UPDATE ledger_close SET participants = 9 WHERE on_day = '2026-10-06'`, day(5)],
    ['a hash', `UPDATE ledger_close SET hash = repeat('a', 64) WHERE on_day = '2026-10-06'`, day(5)],
    [
      'a hash before',
      `UPDATE ledger_close SET previous_hash = repeat('a', 64) WHERE on_day = '2026-10-06'`,
      day(5),
    ],
    ['a close that is gone', `DELETE FROM ledger_close WHERE on_day = '2026-10-06'`, day(6)],
    ['the first close', `DELETE FROM ledger_close WHERE on_day = '2026-10-01'`, day(0)],
    ['the last close', `DELETE FROM ledger_close WHERE on_day = '2026-11-21'`, LAST],
    ['all of them', 'DELETE FROM ledger_close', FIRST],
  ])('%s (E4 47)', async (_, sql, brokenOn) => {
    expect(await tampered(sql.replaceAll('PLAN', planId), check)).toBe(brokenOn)
    expect(await check()).toBeNull()
  })

  it('raises the alarm: the custodian is told, and the page no longer says that the books are right (E4 47)', async () => {
    app.clock.pass(86_400_000)
    const nightly = async () => {
      await fundTasks(app.context(null))['fund:close']?.(null)
      await fundTasks(app.context(null))['fund:close']?.(null)
      return { ...(await ledger()), brokenFile: (await verify(await file())).said }
    }
    const sql = `UPDATE ledger_posting SET amount_fen = amount_fen * 2 WHERE transfer_id = ${third}`
    const seen = await tampered(sql.replaceAll('PLAN', planId), nightly)
    expect(seen).toMatchObject({ isVerified: false, checkedAt: '2026-11-23T00:10:00+08:00' })
    // Lines 2 and 3 of the first day, its close, two days' closes: the fourth day's close no longer fits its lines.
    expect(seen.brokenFile).toMatch(/^line 9: /)
    const { rows } = await custodian.caller.message.list({})
    expect(rows.map(({ kind, facts }) => [kind, facts])).toEqual([['fund-broken', { on: day(3) }]])
  }, 60_000)
})

it('a file that is not there is no broken ledger', async () => {
  const missing = path.join(folder, 'missing.ndjson')
  expect(await verifyFile(missing)).toEqual({ code: 2, said: `${missing} cannot be read (ENOENT)\n` })
})
