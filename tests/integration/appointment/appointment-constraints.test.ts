import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  APPOINTMENT_STATUSES,
  APPOINTMENT_TRANSITIONS,
  type AppointmentStatus,
} from '#domain/appointment/status'
import {
  assertSeatsAddUp,
  at,
  createTestApp,
  dayAfter,
  newKey,
  type TestApp,
} from '../../support/room/test-app'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterAll(async () => {
  await assertSeatsAddUp(app)
  await app.close()
})

type Statement = readonly [sql: string, values?: readonly unknown[]]

/** Which constraint refuses statements that no code of ours would send; null when they could be committed. */
async function refusedBy(...statements: readonly Statement[]): Promise<string | null> {
  const client = await app.database.pool.connect()
  try {
    await client.query('BEGIN')
    for (const [sql, values = []] of statements) await client.query(sql, [...values])
    await client.query('SET CONSTRAINTS ALL IMMEDIATE')
    return null
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? String(error)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

async function booked(seatsPerSlot = 1) {
  const { slots } = await app.openSession({ day: dayAfter(app, 1), seatsPerSlot })
  const { caller, childId, accountId } = await app.newFamily()
  const slotId = at(slots, 0).id
  const { id } = await caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
  return { id, slotId, otherSlotId: at(slots, 1).id, accountId, childId, caller }
}

const setStatus = (id: string, status: AppointmentStatus): Statement => [
  'UPDATE appointment SET status = $2 WHERE id = $1',
  [id, status],
]
/** The same appointment once more as another row, with some columns changed. */
const copy = (id: string, changes: object): Statement => [
  `INSERT INTO appointment SELECT changed.* FROM appointment,
     jsonb_populate_record(appointment, jsonb_build_object('id', gen_random_uuid()) || $2) AS changed
   WHERE appointment.id = $1`,
  [id, JSON.stringify(changes)],
]
const takeSeat = (slotId: string): Statement => [
  'UPDATE slot SET booked = booked + 1, free_seats = free_seats[2:] WHERE id = $1',
  [slotId],
]

/** All others occupy theirs: a visit that took place or was missed has used its seat. */
const GAVE_THEIR_SEAT_BACK: readonly AppointmentStatus[] = [
  'cancelled',
  'late-cancelled',
  'rescheduled',
  'suspended',
  'expired',
]

describe('the steps of an appointment in the database', () => {
  it('are the domain’s, for every pair of states', async () => {
    const { id } = await booked()
    const seat: Statement = [
      `UPDATE slot SET booked = counted.n, free_seats = CASE counted.n WHEN 1 THEN '{}' ELSE '{1}'::smallint[] END
       FROM (SELECT count(*) AS n FROM appointment WHERE id = $1 AND NOT status = ANY($2)) AS counted
       WHERE slot.id = (SELECT slot_id FROM appointment WHERE id = $1)`,
      [id, GAVE_THEIR_SEAT_BACK],
    ]
    for (const from of APPOINTMENT_STATUSES) {
      for (const to of APPOINTMENT_STATUSES.filter((status) => status !== from)) {
        const verdict = await refusedBy(
          ['SET LOCAL session_replication_role = replica'],
          ['UPDATE appointment SET hold_expires_at = status_at WHERE id = $1', [id]],
          setStatus(id, from),
          ['SET LOCAL session_replication_role = origin'],
          setStatus(id, to),
          seat,
        )
        const isLegal = APPOINTMENT_TRANSITIONS[from].includes(to)
        expect(`${from} → ${to}: ${verdict}`).toBe(
          `${from} → ${to}: ${isLegal ? null : 'appointment_transition'}`,
        )
      }
    }
  })

  it('begin as held or booked', async () => {
    const { id, otherSlotId } = await booked()
    for (const status of APPOINTMENT_STATUSES) {
      if (status === 'held' || status === 'booked') continue
      expect(await refusedBy(copy(id, { status, slot_id: otherSlotId }))).toBe('appointment_transition')
    }
    const held = {
      status: 'held',
      slot_id: otherSlotId,
      service: 'vaccination',
      start_at: '2027-01-01',
      end_at: '2027-01-02',
    }
    expect(await refusedBy(copy(id, held))).toBe('appointment_hold_check')
  })
})

describe('what was promised at booking, and whose it is (BK-01, BK-21)', () => {
  it.each([
    ['slot_id', newKey()],
    ['patient_id', newKey()],
    ['account_id', newKey()],
    ['seat_no', 2],
    ['organization_id', newKey()],
    ['practitioner_id', newKey()],
    ['service', 'vaccination'],
    ['day', '2026-12-01'],
    ['start_at', '2026-12-01T09:00:00+08:00'],
    ['end_at', '2026-12-01T09:30:00+08:00'],
    ['number', 99],
    ['room', '202'],
    ['fee_fen', 1],
    ['practitioner_title', '主任医师'],
    ['created_at', '2026-01-01T00:00:00+08:00'],
  ])('%s does not change', async (column, value) => {
    const { id } = await booked()
    const change: Statement = [`UPDATE appointment SET ${column} = $2 WHERE id = $1`, [id, value]]
    expect(await refusedBy(change)).toBe('appointment_promise')
  })

  it('stays when the session and the practitioner change', async () => {
    const { id, slotId, caller } = await booked()
    const before = await caller.appointment.get({ id })
    const { session } = await app.database.db.slot.findUniqueOrThrow({
      where: { id: slotId },
      include: { session: true },
    })
    await app.database.db.session.update({ where: { id: session.id }, data: { feeFen: 9900n, room: '909' } })
    const { practitionerId } = session
    await app.database.db.practitioner.update({ where: { id: practitionerId }, data: { title: '主任医师' } })
    expect(await caller.appointment.get({ id })).toEqual(before)
  })
})

describe('a seat (BK-14)', () => {
  it('is not sold beyond the capacity', async () => {
    const { slotId } = await booked()
    const oversell: Statement = ['UPDATE slot SET booked = booked + 1 WHERE id = $1', [slotId]]
    expect(await refusedBy(oversell)).toMatch(/^slot_(never_oversold|seats_add_up)$/)
    const negative: Statement = [`UPDATE slot SET booked = -1, free_seats = '{1,2}' WHERE id = $1`, [slotId]]
    expect(await refusedBy(negative)).toBe('slot_never_oversold')
  })

  it('is not sold twice', async () => {
    const { id, slotId } = await booked(2)
    const other = await app.newFamily()
    const double = { patient_id: other.childId, account_id: other.accountId }
    expect(await refusedBy(takeSeat(slotId), copy(id, double))).toBe('appointment_seat_key')
    expect(await refusedBy(takeSeat(slotId), copy(id, { ...double, seat_no: 2 }))).toBeNull()
  })

  it('is counted with its appointment or not at all', async () => {
    const { id, slotId, otherSlotId } = await booked(2)
    const wrong = 'slot_booked_equals_appointments'
    expect(await refusedBy(takeSeat(slotId))).toBe(wrong)
    expect(await refusedBy(takeSeat(otherSlotId))).toBe(wrong)
    expect(await refusedBy(setStatus(id, 'cancelled'))).toBe(wrong)
    const other = await app.newFamily()
    const uncounted = { patient_id: other.childId, account_id: other.accountId, seat_no: 2 }
    expect(await refusedBy(copy(id, uncounted))).toBe(wrong)
  })

  it('is not taken away by shrinking the slot, and a slot is never longer than half an hour (BK-04)', async () => {
    const { slotId } = await booked(2)
    expect(await refusedBy([`UPDATE slot SET capacity = 1 WHERE id = $1`, [slotId]])).toBe(
      'slot_seats_add_up',
    )
    expect(
      await refusedBy([`UPDATE slot SET capacity = 0, free_seats = '{}' WHERE id = $1`, [slotId]]),
    ).toMatch(/^slot_(capacity_check|never_oversold|seats_add_up)$/)
    const longer = `UPDATE slot SET end_at = start_at + interval '31 minutes' WHERE id = $1`
    expect(await refusedBy([longer, [slotId]])).toMatch(/^slot_(length_check|no_overlap)$/)
  })
})

describe('a person', () => {
  it('has one open appointment per service and day, and is in one place at a time (BK-07, BK-08)', async () => {
    const { id, otherSlotId } = await booked()
    const later = {
      slot_id: otherSlotId,
      start_at: '2026-11-22T15:00:00+08:00',
      end_at: '2026-11-22T15:10:00+08:00',
    }
    expect(await refusedBy(takeSeat(otherSlotId), copy(id, later))).toBe('appointment_service_day_key')
    const overlapping = { slot_id: otherSlotId, service: 'vaccination' }
    expect(await refusedBy(takeSeat(otherSlotId), copy(id, overlapping))).toBe('appointment_no_overlap')
    expect(await refusedBy(takeSeat(otherSlotId), copy(id, { ...later, service: 'vaccination' }))).toBeNull()
  })

  it('and its account holds one seat (BK-13)', async () => {
    const { slotId, otherSlotId, accountId, caller, id } = await booked()
    await caller.appointment.cancel({ id, idempotencyKey: newKey() })
    app.clock.pass(2 * 60_000)
    const siblings = [
      await app.newPatient('2023-01-01', { [accountId]: 'child' }),
      await app.newPatient('2023-01-01', { [accountId]: 'child' }),
    ]
    const hold = { slotId, patientId: at(siblings, 0), idempotencyKey: newKey() }
    const { holdId } = await caller.appointment.hold(hold)
    const second = { slot_id: otherSlotId, patient_id: at(siblings, 1) }
    expect(await refusedBy(takeSeat(otherSlotId), copy(holdId, second))).toBe('appointment_one_hold_key')
  })
})

describe('the history of an appointment', () => {
  it.each([
    ['rewritten', 'UPDATE appointment_status_change SET at = now() WHERE appointment_id = $1'],
    [
      'given other words',
      "UPDATE appointment_status_change SET note_cipher = 'v1' WHERE appointment_id = $1",
    ],
    ['deleted', 'DELETE FROM appointment_status_change WHERE appointment_id = $1'],
  ])('is not %s', async (_, sql) => {
    const { id } = await booked()
    expect(await refusedBy([sql, [id]])).toBe('append_only')
  })

  it('is not emptied, and nothing that has one is deleted', async () => {
    const { id } = await booked()
    expect(await refusedBy(['TRUNCATE appointment_status_change'])).toBe('append_only')
    expect(await refusedBy(['TRUNCATE appointment CASCADE'])).toBe('append_only')
    expect(await refusedBy(['DELETE FROM appointment WHERE id = $1', [id]])).toBe(
      'appointment_status_change_appointment_id_fkey',
    )
  })
})

describe('a practitioner', () => {
  it('is in one place at a time', async () => {
    const { sessionId } = await app.openSession({ day: dayAfter(app, 2) })
    const elsewhere = `INSERT INTO session SELECT changed.* FROM session,
      jsonb_populate_record(session, jsonb_build_object('id', gen_random_uuid(), 'template_id', NULL)) AS changed
      WHERE session.id = $1`
    expect(await refusedBy([elsewhere, [sessionId]])).toBe('session_practitioner_once')
  })
})

describe('a rule', () => {
  it('has one version on any day in a region (D-BK)', async () => {
    const insert = `INSERT INTO rule_set (id, region, code, valid_from, valid_to, value, source, verified)
      VALUES (gen_random_uuid(), $1, 'BK-13', $2, $3, '{"holdMinutes": 8}', 'a test', false)`
    expect(await refusedBy([insert, ['*', '2026-11-01', '2026-12-01']])).toBe('rule_set_one_version')
    expect(await refusedBy([insert, ['510183', '2026-11-01', '2026-11-01']])).toBe('rule_set_period_check')
    expect(
      await refusedBy(
        [insert, ['510183', '2026-11-01', '2026-12-01']],
        [insert, ['510183', '2026-12-01', null]],
      ),
    ).toBeNull()
  })
})
