import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { localDateOf } from '#domain/kernel/time'
import { ageGroupIndexes, refreshAgeGroups } from '#server/features/key-group/refresh-age-groups'
import { type NightParts, runNight } from '#server/features/service-task/run-night'
import { createTestApp, type TestApp } from '../../support/room/test-app'
import { newTeam, signedFamily } from '../../support/rows/service-task-rows'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T01:10:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const DAY_MS = 86_400_000

function parts(): NightParts {
  const ctx = app.context(null)
  const indexes = ageGroupIndexes(ctx.fieldCrypto)
  return { ...ctx, refreshAgeGroups: (tx, batch) => refreshAgeGroups(tx, batch, indexes) }
}

async function counted() {
  const { rows } = await app.database.pool.query<{ tasks: number; tags: number; twice: number }>(
    `SELECT (SELECT count(*)::int FROM service_task) AS tasks, (SELECT count(*)::int FROM key_group_member) AS tags,
      (SELECT count(*)::int FROM (SELECT FROM service_task
        GROUP BY contract_id, item_code, year_no, seq_no HAVING count(*) > 1) AS doubled) AS twice`,
  )
  return rows[0]
}

const runs = () => app.database.db.nightlyRun.findMany({ orderBy: [{ on: 'asc' }, { step: 'asc' }] })

describe('the night', () => {
  it('makes tags and tasks once, goes on where it stopped, and is not run twice', async () => {
    const team = await newTeam(app)
    for (const birthDate of ['2025-11-01', '1950-01-01', '1990-05-20']) {
      await signedFamily(app, team, { birthDate, perYear: { 'home-visit': 2 } })
    }
    await app.database.db.serviceTask.deleteMany({})

    // The database goes away after the tags: the night stops there.
    const whole = parts()
    let batches = 0
    const broken: NightParts = {
      ...whole,
      transaction: (work) => {
        batches++
        if (batches === 4) throw new Error('the connection broke')
        return whole.transaction(work)
      },
    }
    await expect(runNight(broken)).rejects.toThrow('the connection broke')
    const first = await runs()
    expect(first.map(({ step, finishedAt }) => [step, finishedAt !== null])).toEqual([
      ['key-groups', true],
      ['service-tasks', false],
    ])

    await runNight(parts())
    const made = await counted()
    expect(made).toMatchObject({ tags: 2, twice: 0 })
    expect(made?.tasks).toBeGreaterThan(8)
    const done = await runs()
    expect(done.every(({ finishedAt }) => finishedAt !== null)).toBe(true)
    expect(done.find(({ step }) => step === 'key-groups')?.finishedAt).toEqual(first[0]?.finishedAt)

    await runNight(parts())
    expect(await counted()).toEqual(made)
    expect(await runs()).toEqual(done)

    app.clock.pass(DAY_MS)
    await runNight(parts())
    expect(await counted()).toEqual(made)
    const days = (await runs()).map(({ on }) => localDateOf(on))
    expect(new Set(days).size).toBe(2)
  })

  it('is shared by two that begin at once', async () => {
    app.clock.pass(DAY_MS)
    await signedFamily(app, await newTeam(app), { perYear: { 'home-visit': 2 } })
    await app.database.db.serviceTask.deleteMany({})
    await Promise.all([runNight(parts()), runNight(parts())])
    const made = await counted()
    expect(made).toMatchObject({ twice: 0 })
    const night = (await runs()).slice(-2)
    expect(night.find(({ step }) => step === 'service-tasks')?.rows).toBe(made?.tasks)
  })
})
