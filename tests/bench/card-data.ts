import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { cardCode, signedTextOf } from '#domain/health-card/card-code'
import { cardNumber } from '#domain/health-card/card-number'
import { localDateOf } from '#domain/kernel/time'
import { type KeyPair, newKeyPair, sign } from '#server/features/health-card/keys/sm2'
import { createFieldCrypto, type FieldCrypto } from '#server/platform/sealing/field-crypto'
import type { Family } from './bench-data'

/** Somebody with a card and a visit in the next minutes. */
export interface Expected {
  readonly cardId: string
  readonly appointmentId: string
}

/** As many as a consultation of the county has. */
const SLOTS = 24
const SEATS = 2

/** The key of the bench's servers: names and signing keys are sealed as they would seal them. */
export function benchCrypto(key: string): FieldCrypto {
  const bytes = Buffer.from(key, 'base64')
  return createFieldCrypto({ currentKeyId: 'bench', keys: { bench: bytes }, indexKey: bytes })
}

/** Before the server makes one of its own. */
export async function addSigningKey(pool: pg.Pool, crypto: FieldCrypto): Promise<KeyPair> {
  const key = newKeyPair()
  await pool.query(
    `UPDATE health_card_key SET retired_at = greatest(now(), created_at) WHERE retired_at IS NULL`,
  )
  await pool.query(
    `INSERT INTO health_card_key (kid, public_key, private_key_cipher, created_at) VALUES ($1, $2, $3, now())`,
    [key.kid, key.publicKey, crypto.seal('health_card_key.private_key_cipher', key.privateKey)],
  )
  return key
}

export function codeOf({ cardId }: Pick<Expected, 'cardId'>, key: KeyPair): string {
  const issuedAt = new Date(Math.floor(Date.now() / 1000) * 1000)
  const payload = { kind: 'dynamic', cardRef: cardId, version: 1, issuedAt, nonce: randomBytes(16) } as const
  const signedText = signedTextOf(key.kid, payload)
  return cardCode(signedText, sign(signedText, key))
}

/** Desks of a place, each logged in; answers their tokens. */
export async function addScanners(pool: pg.Pool, organizationId: string, count: number): Promise<string[]> {
  const desks = Array.from({ length: count }, () => ({
    id: randomUUID(),
    token: randomBytes(32).toString('base64url'),
  }))
  const ids = desks.map(({ id }) => id)
  const hashes = desks.map(({ token }) => createHash('sha256').update(token).digest())
  await pool.query(`INSERT INTO account (id) SELECT unnest($1::uuid[])`, [ids])
  await pool.query(
    `INSERT INTO staff_member (account_id, name_cipher, created_at) SELECT unnest($1::uuid[]), '', now()`,
    [ids],
  )
  await pool.query(
    `INSERT INTO staff_role (id, account_id, role, organization_id, since)
     SELECT gen_random_uuid(), unnest($1::uuid[]), 'front-desk', $2, now()`,
    [ids, organizationId],
  )
  await pool.query(
    `INSERT INTO access_token (id, token_hash, account_id, last_seen_at, expires_at)
     SELECT gen_random_uuid(), hash, account, now(), now() + interval '12 hours'
     FROM unnest($1::bytea[], $2::uuid[]) AS made(hash, account)`,
    [hashes, ids],
  )
  return desks.map(({ token }) => token)
}

/** Families with a card each and a visit today, in consultations of the usual size. */
export async function addExpected(
  pool: pg.Pool,
  crypto: FieldCrypto,
  organizationId: string,
  families: readonly Family[],
): Promise<Expected[]> {
  const patients = families.map(({ patientId }) => patientId)
  const cards = families.map(() => randomUUID())
  await pool.query(`UPDATE patient SET name_cipher = $1 WHERE id = ANY($2::uuid[])`, [
    crypto.seal('patient.name', '压测'),
    patients,
  ])
  await pool.query(
    `INSERT INTO health_card (id, patient_id, status, status_at, number, master_index, created_at)
     SELECT card, patient, 'active', now(), number, index, now()
     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[]) AS made(card, patient, number, index)`,
    [cards, patients, families.map(() => cardNumber(randomBytes(13))), families.map(() => randomBytes(32))],
  )
  const appointments: string[] = []
  for (let first = 0; first < patients.length; first += SLOTS * SEATS) {
    const line = patients.slice(first, first + SLOTS * SEATS)
    appointments.push(...(await addLine(pool, organizationId, line)))
  }
  return cards.map((cardId, place) => ({ cardId, appointmentId: appointments[place] ?? '' }))
}

/** One consultation that begins now, with its seats taken. */
async function addLine(
  pool: pg.Pool,
  organizationId: string,
  patients: readonly string[],
): Promise<string[]> {
  const [practitionerId, sessionId] = [randomUUID(), randomUUID()]
  await pool.query(
    `INSERT INTO practitioner (id, name, pinyin, initials, title, intro) VALUES ($1, '压测', 'yace', 'yc', '医师', '')`,
    [practitionerId],
  )
  await pool.query(
    `INSERT INTO session (id, organization_id, practitioner_id, service, day, start_at, end_at, room, fee_fen, release_at)
     VALUES ($1, $2, $3, 'sick-visit', $4::date, date_trunc('minute', now()), date_trunc('minute', now()) + interval '24 minutes',
       '1', 600, now() - interval '1 day')`,
    [sessionId, organizationId, practitionerId, localDateOf(new Date())],
  )
  const { rows } = await pool.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO slot (id, session_id, start_at, end_at, pool, capacity, first_number, free_seats, booked)
       SELECT gen_random_uuid(), session.id, start_at + n * interval '1 minute', start_at + (n + 1) * interval '1 minute',
         'public', $2::int, n * $2::int + 1, '{}', $2::int
       FROM session, generate_series(0, $3::int - 1) AS n WHERE session.id = $1
       RETURNING id, session_id, start_at, end_at, first_number
     ), taken AS (
       SELECT patient, 1 + (place - 1) % $2::int AS seat_no, (place - 1) / $2::int AS slot_no
       FROM unnest($4::uuid[]) WITH ORDINALITY AS line(patient, place)
     )
     INSERT INTO appointment (id, slot_id, patient_id, account_id, status, status_at, seat_no, organization_id,
       practitioner_id, service, day, start_at, end_at, number, room, fee_fen, practitioner_title, created_at)
     SELECT gen_random_uuid(), made.id, taken.patient, link.account_id, 'booked', now(), taken.seat_no,
       session.organization_id, session.practitioner_id, session.service, session.day, made.start_at, made.end_at,
       made.first_number + taken.seat_no - 1, '1', 600, '医师', now()
     FROM taken
     JOIN made ON made.first_number = taken.slot_no * $2::int + 1
     JOIN session ON session.id = made.session_id
     JOIN patient_link AS link ON link.patient_id = taken.patient
     ORDER BY taken.slot_no, taken.seat_no RETURNING id`,
    [sessionId, SEATS, SLOTS, patients],
  )
  return rows.map(({ id }) => id)
}
