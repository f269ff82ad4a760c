import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditTasks } from '#server/features/audit/jobs'
import { linkEvents } from '#server/features/audit/link-events'
import type { Transaction } from '#server/platform/database/database'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp
let bureau: Awaited<ReturnType<TestApp['newStaff']>>
beforeEach(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  bureau = await app.newStaff('health-bureau', await app.newOrganization('region'))
})
afterEach(() => app.close())

const record = (tx: Transaction, patientId = newKey()) => {
  const { db: _, audit, requestId } = app.context(null)
  const by = { accountId: bureau.accountId, ...at(bureau.staff.duties, 0) } as never
  const seen = { purpose: 'audit-search', action: 'test', fields: ['name'] } as const
  return audit.record(tx, { by, ...seen, patientIds: [patientId], at: app.clock.now(), requestId })
}
const verify = () => bureau.caller.audit.verify({})
const link = () => linkEvents(app.context(null))
const linked = async () =>
  (await app.database.db.auditLink.findMany({ orderBy: { no: 'asc' } })).map(({ eventId }) => Number(eventId))

/** As somebody with the keys to the database would: past the triggers. */
async function tamper(sql: string): Promise<void> {
  const client = await app.database.pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    await client.query(sql)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}

describe('the chain', () => {
  beforeEach(async () => {
    for (let count = 0; count < 5; count++) await record(app.database.db)
    await link()
  })

  it('covers every event once, whoever draws it and however many at a time', async () => {
    await record(app.database.db)
    await Promise.all([link(), link(), auditTasks(app.context(null))['audit:link']?.(null)])
    expect(await linked()).toEqual([1, 2, 3, 4, 5, 6])
    expect(await verify()).toEqual({ links: 6, brokenAt: null, nextAfter: null })
  })

  it.each([
    ['a word of an event', `UPDATE audit_event SET purpose = 'visit' WHERE id = 3`, 3],
    ['the moment of an event', `UPDATE audit_event SET at = at + interval '1 ms' WHERE id = 1`, 1],
    ['whom it was about', `UPDATE audit_event SET patient_ids = '{}' WHERE id = 5`, 5],
    ['an event that was taken out', `DELETE FROM audit_event WHERE id = 2`, 2],
    [
      'an event taken out with its link',
      `DELETE FROM audit_link WHERE no = 4; DELETE FROM audit_event WHERE id = 4`,
      4,
    ],
    [
      'one that was slipped in between',
      `UPDATE audit_link SET no = no + 100 WHERE no >= 3;
       INSERT INTO audit_event SELECT 99, at, account_id, role, organization_id, purpose, action, patient_ids, fields, request_id
         FROM audit_event WHERE id = 1;
       INSERT INTO audit_link SELECT 3, 99, hash FROM audit_link WHERE no = 1;
       UPDATE audit_link SET no = no - 99 WHERE no > 100`,
      3,
    ],
    ['a hash', `UPDATE audit_link SET hash = decode(repeat('00', 32), 'hex') WHERE no = 2`, 2],
  ])('finds %s', async (_, sql, brokenAt) => {
    await tamper(sql)
    expect(await verify()).toMatchObject({ brokenAt })
  })

  it('finds an event that was slipped in far back, where no job looks any more', async () => {
    await tamper(`
      INSERT INTO audit_event SELECT 50000, at, account_id, role, organization_id, purpose, action, patient_ids, fields,
        request_id FROM audit_event WHERE id = 1`)
    await link()
    await tamper(`
      INSERT INTO audit_event SELECT 20000, at, account_id, role, organization_id, purpose, action, patient_ids, fields,
        request_id FROM audit_event WHERE id = 1`)
    expect(await verify()).toMatchObject({ links: 6, brokenAt: 6 })
  })

  it('is changed by nobody through the application', async () => {
    const { db } = app.database
    await expect(db.auditEvent.updateMany({ data: { purpose: 'visit' } })).rejects.toThrow()
    await expect(db.auditEvent.deleteMany({})).rejects.toThrow()
    await expect(db.auditLink.deleteMany({})).rejects.toThrow()
    await expect(db.$executeRaw`TRUNCATE audit_event CASCADE`).rejects.toThrow()
  })

  it('goes on where a call ended', async () => {
    expect(await bureau.caller.audit.verify({ after: 3 })).toEqual({
      links: 5,
      brokenAt: null,
      nextAfter: null,
    })
    await tamper(`UPDATE audit_event SET purpose = 'visit' WHERE id = 5`)
    expect(await bureau.caller.audit.verify({ after: 3 })).toMatchObject({ links: 4, brokenAt: 5 })
  })
})

it('links an event that commits after a younger one, once it is there', async () => {
  let release = (): void => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  let isWritten = (): void => {}
  const written = new Promise<void>((done) => {
    isWritten = done
  })
  const late = app.database.transaction(async (tx) => {
    await record(tx)
    isWritten()
    await held
  })
  await written
  await record(app.database.db)
  await link()
  expect(await linked()).toEqual([2])
  release()
  await late
  await link()
  expect(await linked()).toEqual([2, 1])
  expect(await verify()).toMatchObject({ links: 2, brokenAt: null })
})

it('draws and walks thousands of events in bounded steps', async () => {
  await app.database.pool.query(
    `INSERT INTO audit_event (at, account_id, role, purpose, action, patient_ids, fields, request_id)
     SELECT now(), gen_random_uuid(), 'self', 'booking', 'test', ARRAY[gen_random_uuid()], '{name}', n::text
     FROM generate_series(1, 2300) AS n`,
  )
  await link()
  expect(await verify()).toEqual({ links: 2300, brokenAt: null, nextAfter: null })
})
