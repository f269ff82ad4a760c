import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Service } from '#domain/kernel/healthcare-service'
import { localDateOf } from '#domain/kernel/time'
import { demoId } from '../../../prisma/seed/demo-id'

const MINUTE_MS = 60_000

/** A consultation of 何静 at 城东 that is on at whatever hour the tests run. */
export interface TodaysSession {
  readonly sessionId: string
  /** Begins in half an hour, so that families can still book it (BK-02); seats 2 and up are free. */
  readonly slotId: string
  /** Somebody whose slot began forty minutes ago and who has not come: number 1. */
  readonly missedNumber: number
}

/**
 * Puts one more session into the demonstration of a running test server, around now: the county's own keep their
 * hours, and a test must not depend on when it runs. The doctor's other sessions of the day, and
 * whoever is still in the room, go to a colleague.
 */
export async function openTodaysSession(
  databaseUrl: string,
  service: Service = 'sick-visit',
): Promise<TodaysSession> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    const session = await insertSession(client, new Date(), service)
    await client.query('COMMIT')
    return session
  } finally {
    await client.end()
  }
}

/** One slot more of that session, after the one that is free: two seats, an hour from now. @returns its id */
export async function addLaterSlot(databaseUrl: string, sessionId: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const id = randomUUID()
    await client.query(
      `INSERT INTO slot (id, session_id, start_at, end_at, pool, capacity, first_number, free_seats)
       VALUES ($1, $2, now() + interval '60 minutes', now() + interval '80 minutes', 'public', 2, 8, '{1,2}')`,
      [id, sessionId],
    )
    return id
  } finally {
    await client.end()
  }
}

async function insertSession(client: pg.Client, now: Date, service: Service): Promise<TodaysSession> {
  const doctorId = demoId('practitioner', 'he-jing')
  const organizationId = demoId('organization', 'chengdong')
  const [sessionId, slotId, missedSlotId, colleagueId] = Array.from({ length: 4 }, () => randomUUID())
  const day = localDateOf(now)
  const at = (minutes: number) => new Date(now.getTime() + minutes * MINUTE_MS)

  await client.query(
    `INSERT INTO practitioner (id, name, pinyin, initials, title, intro)
     VALUES ($1, '示例同事', 'shili', 'sl', '主治医师', '')`,
    [colleagueId],
  )
  await client.query(
    'UPDATE visit SET practitioner_id = $2 WHERE practitioner_id = $1 AND completed_at IS NULL',
    [doctorId, colleagueId],
  )
  await client.query('UPDATE session SET practitioner_id = $2 WHERE practitioner_id = $1 AND day = $3', [
    doctorId,
    colleagueId,
    day,
  ])
  // Whoever the demo has in the room is in the colleague's.
  await client.query('UPDATE visit SET practitioner_id = $2 WHERE practitioner_id = $1', [
    doctorId,
    colleagueId,
  ])
  await client.query(
    `INSERT INTO session (id, organization_id, practitioner_id, service, day, start_at, end_at, room, fee_fen, release_at)
     VALUES ($1, $2, $3, $8, $4, $5, $6, '2 号诊室', 600, $7)`,
    [sessionId, organizationId, doctorId, day, at(-45), at(90), at(-24 * 60), service],
  )
  await client.query(
    `INSERT INTO slot (id, session_id, start_at, end_at, pool, capacity, first_number, free_seats, booked)
     VALUES ($1, $3, $4, $5, 'public', 1, 1, '{}', 1), ($2, $3, $6, $7, 'public', 6, 2, '{1,2,3,4,5,6}', 0)`,
    [missedSlotId, slotId, sessionId, at(-40), at(-20), at(30), at(50)],
  )
  await client.query(
    `INSERT INTO appointment (id, slot_id, patient_id, account_id, status, status_at, seat_no, organization_id,
       practitioner_id, service, day, start_at, end_at, number, room, fee_fen, practitioner_title, created_at)
     SELECT $1, $2, $3, account.id, 'booked', $4, 1, $5, $6, $10, $7, $8, $9, 1, '2 号诊室', 600,
       '主治医师', $4
     FROM account WHERE account.openid = 'demo-resident'`,
    [
      randomUUID(),
      missedSlotId,
      demoId('patient', 'li-guilan'),
      at(-24 * 60),
      organizationId,
      doctorId,
      day,
      at(-40),
      at(-20),
      service,
    ],
  )
  return { sessionId, slotId, missedNumber: 1 } as TodaysSession
}
