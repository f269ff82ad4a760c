import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { addDays, instantAt, type LocalDate, localDateOf, localTime } from '#domain/kernel/time'
import { call, type Phone } from './phone'

/** A phone on which a family has logged in. */
export interface FamilyPhone extends Phone {
  readonly accountId: string
}

/** Families that have logged in, each with a child of five years. */
export async function newPhones(database: pg.Pool, count: number): Promise<FamilyPhone[]> {
  const families = Array.from({ length: count }, () => {
    const token = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(token).digest()
    return { token, hash, accountId: randomUUID(), patientId: randomUUID() }
  })
  const accountIds = families.map(({ accountId }) => accountId)
  const patientIds = families.map(({ patientId }) => patientId)
  await database.query(`INSERT INTO account (id) SELECT unnest($1::uuid[])`, [accountIds])
  await database.query(
    `INSERT INTO access_token (id, token_hash, account_id, last_seen_at, expires_at)
     SELECT gen_random_uuid(), hash, account_id, now(), now() + interval '1 day'
     FROM unnest($1::bytea[], $2::uuid[]) AS log_in(hash, account_id)`,
    [families.map(({ hash }) => hash), accountIds],
  )
  await database.query(
    `INSERT INTO patient (id, name_cipher, birth_date, sex)
     SELECT unnest($1::uuid[]), 'sealed', now() - interval '5 years', 'female'`,
    [patientIds],
  )
  await database.query(
    `INSERT INTO patient_link (id, account_id, patient_id, relation)
     SELECT gen_random_uuid(), account_id, patient_id, 'child'
     FROM unnest($1::uuid[], $2::uuid[]) AS family(account_id, patient_id)`,
    [accountIds, patientIds],
  )
  return families
}

/** Slots of the demonstration county that anybody may book, from tomorrow on. */
export async function bookableSlots(address: string, database: pg.Pool): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>('SELECT DISTINCT organization_id AS id FROM session')
  const tomorrow = addDays(localDateOf(new Date()), 1)
  const wish = { service: 'sick-visit', from: tomorrow, to: addDays(tomorrow, 6) }
  const listed = await Promise.all(
    rows.map(({ id }) =>
      call<{ rows: { id: string; bookable: boolean }[] }>(address, null, 'slot.list', {
        ...wish,
        organizationId: id,
      }),
    ),
  )
  const slots = listed.flatMap((reply) => (reply.kind === 'answer' ? reply.data.rows : []))
  return slots.filter(({ bookable }) => bookable).map(({ id }) => id)
}

/** Rows that only half of a write could have left, slots that were sold twice, and bookings that no answer names. */
export async function halfWritten(database: pg.Pool): Promise<unknown[]> {
  const { rows } = await database.query(`
    SELECT 'seats' AS what, slot.id FROM slot
    LEFT JOIN (
      SELECT slot_id, seat_no FROM appointment
        WHERE status NOT IN ('cancelled', 'late-cancelled', 'rescheduled', 'suspended', 'expired')
      UNION ALL SELECT slot_id, seat_no FROM waitlist_seat WHERE gone_at IS NULL) AS live ON live.slot_id = slot.id
    GROUP BY slot.id HAVING slot.booked <> count(live.seat_no) OR slot.booked > slot.capacity
      OR cardinality(slot.free_seats) <> slot.capacity - slot.booked
    UNION ALL
    SELECT 'history', appointment.id FROM appointment WHERE status IS DISTINCT FROM (
      SELECT status FROM appointment_status_change WHERE appointment_id = appointment.id ORDER BY id DESC LIMIT 1)
    UNION ALL
    SELECT 'intent', key FROM idempotency_record WHERE response IS NULL
    UNION ALL
    SELECT 'unanswered', appointment.id FROM appointment
    JOIN patient ON patient.id = appointment.patient_id AND patient.name_cipher = 'sealed'
    WHERE status <> 'expired' AND NOT EXISTS (
      SELECT FROM (SELECT response ->> 'id' AS id FROM idempotency_record
        UNION ALL SELECT response ->> 'holdId' FROM idempotency_record) AS told WHERE told.id = appointment.id::text)`)
  return rows
}

interface Opening {
  readonly day: LocalDate
  readonly releaseAt: Date
}

/**
 * Sick visits at some place of the county, on the day after tomorrow and released a day ago unless `opening` says
 * otherwise: sessions with so many slots of so many seats.
 */
export async function openSlots(
  database: pg.Pool,
  count: number,
  capacity: number,
  opening: Opening = {
    day: addDays(localDateOf(new Date()), 2),
    releaseAt: new Date(Date.now() - DAY_MS),
  },
): Promise<string[]> {
  const slotIds: string[] = []
  for (let left = count; left > 0; left -= SLOTS_OF_SESSION) {
    slotIds.push(...(await openSession(database, Math.min(left, SLOTS_OF_SESSION), capacity, opening)))
  }
  return slotIds
}

const SLOTS_OF_SESSION = 24
const DAY_MS = 86_400_000

async function openSession(
  database: pg.Pool,
  count: number,
  capacity: number,
  { day, releaseAt }: Opening,
): Promise<string[]> {
  const [practitionerId, sessionId] = [randomUUID(), randomUUID()]
  await database.query(
    `INSERT INTO practitioner (id, name, pinyin, initials, title, intro) VALUES ($1, '示例', 'shili', 'sl', '医师', '')`,
    [practitionerId],
  )
  await database.query(
    `INSERT INTO session (id, organization_id, practitioner_id, service, day, start_at, end_at, room, fee_fen, release_at)
     SELECT $1, id, $2, 'sick-visit', $3::date, $4::timestamptz, $4::timestamptz + interval '4 hours', '1', 600, $5
     FROM organization WHERE kind = 'community-centre' LIMIT 1`,
    [sessionId, practitionerId, day, instantAt(day, localTime('08:00')), releaseAt],
  )
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO slot (id, session_id, start_at, end_at, pool, capacity, first_number, free_seats)
     SELECT gen_random_uuid(), id, start_at + n * interval '10 minutes', start_at + (n + 1) * interval '10 minutes',
       'public', $2::int, n * $2::int + 1, ARRAY(SELECT generate_series(1, $2::int))
     FROM session, generate_series(0, $3::int - 1) AS n WHERE id = $1 RETURNING id`,
    [sessionId, capacity, count],
  )
  return rows.map(({ id }) => id)
}
