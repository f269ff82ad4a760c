import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { addDays, instantAt, type LocalDate, localDateOf, localTime } from '#domain/kernel/time'

/** A family of the benchmark: one log-in, one child. */
export interface Family {
  readonly token: string
  readonly accountId: string
  readonly patientId: string
}

export interface BenchSlot {
  readonly id: string
  readonly capacity: number
}

export const BENCH_DAY: LocalDate = addDays(localDateOf(new Date()), 2)

export type BenchData = ReturnType<typeof benchData>

/** Writes what a run needs straight into the tables, in a few statements. */
export function benchData(pool: pg.Pool) {
  return {
    async prepare(): Promise<void> {
      await pool.query(`
        CREATE TABLE floor_slot (id uuid PRIMARY KEY, capacity int NOT NULL, booked int NOT NULL DEFAULT 0);
        CREATE TABLE floor_appointment (id bigserial PRIMARY KEY, slot_id uuid NOT NULL REFERENCES floor_slot,
          patient_id uuid NOT NULL, key uuid NOT NULL UNIQUE, UNIQUE (slot_id, patient_id))`)
    },

    async addPlace(): Promise<string> {
      const { rows } = await pool.query<{ id: string }>(
        `INSERT INTO organization (id, kind, name, pinyin, initials, address, street, phone, latitude, longitude)
         VALUES (gen_random_uuid(), 'community-centre', '压测社区', 'yaceshequ', 'ycsq', '压测路 1 号', '压测街道', '000', 30, 103)
         RETURNING id`,
      )
      return rows[0]?.id ?? ''
    },

    async addFamilies(count: number): Promise<Family[]> {
      const made = Array.from({ length: count }, () => ({
        token: randomBytes(32).toString('base64url'),
        accountId: randomUUID(),
        patientId: randomUUID(),
      }))
      const accounts = made.map((family) => family.accountId)
      const patients = made.map((family) => family.patientId)
      const hashes = made.map(({ token }) => createHash('sha256').update(token).digest())
      await pool.query(`INSERT INTO account (id) SELECT unnest($1::uuid[])`, [accounts])
      await pool.query(
        `INSERT INTO access_token (id, token_hash, account_id, last_seen_at, expires_at)
         SELECT gen_random_uuid(), hash, account, now(), now() + interval '30 days'
         FROM unnest($1::bytea[], $2::uuid[]) AS made(hash, account)`,
        [hashes, accounts],
      )
      await pool.query(
        `INSERT INTO patient (id, name_cipher, birth_date, sex) SELECT unnest($1::uuid[]), '', '2024-05-01', 'female'`,
        [patients],
      )
      await pool.query(
        `INSERT INTO patient_link (id, account_id, patient_id, relation)
         SELECT gen_random_uuid(), account, patient, 'child' FROM unnest($1::uuid[], $2::uuid[]) AS made(account, patient)`,
        [accounts, patients],
      )
      await likeAutovacuum(pool)
      return made
    },

    /** Sessions of 24 slots on one day, each slot with `capacity` seats, open to everybody since yesterday. */
    async addSlots(organizationId: string, count: number, capacity: number): Promise<BenchSlot[]> {
      const slots: BenchSlot[] = []
      for (let made = 0; made < count; made += 24) {
        slots.push(...(await addSession(pool, organizationId, Math.min(24, count - made), capacity)))
      }
      await pool.query(`INSERT INTO floor_slot (id, capacity) SELECT unnest($1::uuid[]), $2::int`, [
        slots.map((slot) => slot.id),
        capacity,
      ])
      return slots
    },
  }
}

/** What autovacuum does within a minute in a database that grows: plans made for empty tables are made anew. */
async function likeAutovacuum(pool: pg.Pool): Promise<void> {
  await pool.query(`ANALYZE account, access_token, patient, patient_link, session, slot, appointment, message,
    idempotency_record, floor_slot, floor_appointment, graphile_worker._private_jobs`)
}

async function addSession(
  pool: pg.Pool,
  organizationId: string,
  count: number,
  capacity: number,
): Promise<BenchSlot[]> {
  const practitionerId = randomUUID()
  const sessionId = randomUUID()
  const start = instantAt(BENCH_DAY, localTime('08:00'))
  await pool.query(
    `INSERT INTO practitioner (id, name, pinyin, initials, title, intro) VALUES ($1, '压测', 'yace', 'yc', '医师', '')`,
    [practitionerId],
  )
  await pool.query(
    `INSERT INTO session (id, organization_id, practitioner_id, service, day, start_at, end_at, room, fee_fen, release_at)
     VALUES ($1, $2, $3, 'sick-visit', $4::date, $5::timestamptz, $5::timestamptz + interval '4 hours', '1', 600,
       now() - interval '1 day')`,
    [sessionId, organizationId, practitionerId, BENCH_DAY, start],
  )
  const { rows } = await pool.query<BenchSlot>(
    `INSERT INTO slot (id, session_id, start_at, end_at, pool, capacity, first_number, free_seats)
     SELECT gen_random_uuid(), $1, $2::timestamptz + n * interval '10 minutes',
       $2::timestamptz + (n + 1) * interval '10 minutes', 'public', $3::int, n * $3::int + 1, ARRAY(SELECT generate_series(1, $3::int))
     FROM generate_series(0, $4::int - 1) AS n RETURNING id, capacity`,
    [sessionId, start, capacity, count],
  )
  return rows
}
