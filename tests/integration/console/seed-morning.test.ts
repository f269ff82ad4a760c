import { afterEach, describe, expect, it } from 'vitest'
import { demoOpenid } from '#domain/account/demo-persona'
import { appRouter } from '#server/app-router'
import { createCallerFactory } from '#server/platform/api/trpc'
import { demoId } from '../../../prisma/seed/demo-id'
import { seedDemo } from '../../../prisma/seed/seed-demo'
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database'
import { clockAt } from '../../support/model/clock'
import { assertSeatsAddUp } from '../../support/room/test-app'
import { testContext } from '../../support/room/test-context'
import { logLines } from '../../support/server/log-lines'

const createCaller = createCallerFactory(appRouter)
let database: TestDatabase

afterEach(() => database.drop())

/** The board of 城东 as the front desk finds it when the demo starts at this moment. */
async function boardAt(moment: string) {
  database = await createTestDatabase()
  const lines = logLines()
  const context = await testContext(database, {
    now: clockAt(moment).now,
    log: lines.log,
    isDemonstration: true,
  })
  await seedDemo(context.as(null))
  await seedDemo(context.as(null))
  await assertSeatsAddUp({ database })
  expect(lines.text()).not.toContain('"msg":"bug"')
  const where = { openid: demoOpenid('front-desk') }
  const { id } = await database.db.account.findUniqueOrThrow({ where, select: { id: true } })
  const duties = [{ role: 'front-desk' as const, organizationId: demoId('organization', 'chengdong') }]
  const { session } = createCaller(context.as(id, { duties, practitionerId: null, secondFactorAt: null }))
  const { rows } = await session.list({ date: moment.slice(0, 10) })
  const busy = rows.filter(({ service, booked }) => service === 'sick-visit' && booked > 0)
  return Promise.all(busy.map(({ id: sessionId }) => session.board({ sessionId })))
}

describe('the line that the front desk finds', () => {
  it.each(['2026-11-22T09:14:00+08:00', '2026-11-23T15:30:00+08:00'])('at %s is alive', async (moment) => {
    const boards = await boardAt(moment)
    const sum = (lane: 'waiting' | 'expected' | 'done') =>
      boards.reduce((count, board) => count + board[lane].length, 0)
    expect(boards.filter(({ now }) => now !== null)).toHaveLength(1)
    expect(sum('waiting')).toBeGreaterThan(0)
    expect(sum('expected')).toBeGreaterThan(0)
    expect(sum('done')).toBeGreaterThan(1)
    const done = boards.flatMap((board) => board.done.map(({ status }) => status))
    expect(new Set(done)).toEqual(new Set(['completed', 'no-show']))
    expect(boards.flatMap(({ waiting }) => waiting.map(({ isLate }) => isLate))).toContain(true)
  })

  it('before the doors open is only expected, and in the evening has gone home', async () => {
    for (const board of await boardAt('2026-11-22T03:00:00+08:00')) {
      expect([board.now, board.waiting, board.done]).toEqual([null, [], []])
    }
    await database.drop()
    const [evening] = await boardAt('2026-11-22T21:00:00+08:00')
    expect(evening?.now).toBeNull()
    expect(evening?.waiting).toEqual([])
    expect(evening?.expected).toEqual([])
  })
})
