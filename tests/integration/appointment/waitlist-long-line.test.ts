import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { countStatements } from '../../support/database/statement-count'
import { assertSeatsAddUp, at } from '../../support/room/test-app'
import { offersOf, startWaitlist, type WaitlistRoom } from '../../support/room/waitlist-room'

/** A line that is longer than what is read of it at once. */
const MANY = 600

let room: WaitlistRoom
beforeAll(async () => {
  room = await startWaitlist('2026-11-23T08:00:00+08:00')
})
afterEach(async () => {
  await assertSeatsAddUp(room.app)
  room.app.assertQuiet()
})
afterAll(() => room.close())

/** So many families who join now. */
async function crowd(count: number, wish: { organizationId: string; practitionerId: string; day: string }) {
  const { pool } = room.app.database
  const { rows } = await pool.query<{ patients: string[]; accounts: string[] }>(
    `SELECT array_agg(gen_random_uuid()) AS patients, array_agg(gen_random_uuid()) AS accounts
     FROM generate_series(1, $1)`,
    [count],
  )
  const { patients, accounts } = at(rows, 0)
  await pool.query('INSERT INTO account (id) SELECT unnest($1::uuid[])', [accounts])
  await pool.query(
    `INSERT INTO patient (id, name_cipher, birth_date, sex) SELECT unnest($1::uuid[]), '', '2024-05-01', 'female'`,
    [patients],
  )
  await pool.query(
    `INSERT INTO patient_link (id, account_id, patient_id, relation)
     SELECT gen_random_uuid(), account, patient, 'child' FROM unnest($1::uuid[], $2::uuid[]) AS made(account, patient)`,
    [accounts, patients],
  )
  await pool.query(
    `INSERT INTO waitlist_entry (id, patient_id, account_id, organization_id, service, practitioner_id, from_day, to_day,
       half_day, precedence, joined_at, status_at)
     SELECT gen_random_uuid(), patient, account, $3, 'sick-visit', $4, $5::date, $5::date, 'any', 'joined', $6, $6
     FROM unnest($1::uuid[], $2::uuid[]) AS made(account, patient)`,
    [accounts, patients, wish.organizationId, wish.practitionerId, wish.day, room.app.clock.now()],
  )
}

it('offers the seat to the first who wants it, not to nobody because many want another', async () => {
  const session = await room.fullSession(0)
  const { organizationId, day } = session
  const other = await room.app.openSession({ organizationId, day, startTime: '08:00', endTime: '09:00' })
  await crowd(MANY, { organizationId, practitionerId: other.practitionerId, day })
  room.app.clock.pass(60_000)
  const a = await room.app.newFamily()
  await session.join(a)
  await session.cancel(0)
  await room.runDueJobs()
  expect(await offersOf(a)).toHaveLength(1)
})

it('asks the rules of a page of people at once: a long line of those who may not keeps the slot no longer', async () => {
  const statementsFor = async (count: number): Promise<number> => {
    const session = await room.fullSession(0)
    await crowd(count, session)
    // Grown up meanwhile: too old for a children's doctor.
    await room.app.database.pool.query(
      `UPDATE patient SET birth_date = '1980-05-01'
       WHERE id IN (SELECT patient_id FROM waitlist_entry WHERE practitioner_id = $1)`,
      [session.practitionerId],
    )
    room.app.clock.pass(60_000)
    const a = await room.app.newFamily()
    await session.join(a)
    await session.cancel(0)
    const sent = await countStatements(() => room.runDueJobs())
    expect(await offersOf(a)).toHaveLength(1)
    return sent
  }
  const few = await statementsFor(1)
  expect((await statementsFor(40)) - few).toBe(0)
  // Two more pages.
  expect((await statementsFor(120)) - few).toBeLessThan(20)
})

it('finds whoever comes before others, although they joined first', async () => {
  const session = await room.fullSession(0)
  const { organizationId, practitionerId, day } = session
  await crowd(MANY, { organizationId, practitionerId, day })
  room.app.clock.pass(60_000)
  const a = await room.app.newFamily()
  const id = await session.join(a)
  await room.app.database.pool.query('ALTER TABLE waitlist_entry DISABLE TRIGGER waitlist_entry_guard')
  await room.app.database.pool.query(`UPDATE waitlist_entry SET precedence = 'referred' WHERE id = $1`, [id])
  await room.app.database.pool.query('ALTER TABLE waitlist_entry ENABLE TRIGGER waitlist_entry_guard')
  await session.cancel(0)
  await room.runDueJobs()
  expect(await offersOf(a)).toHaveLength(1)
})
