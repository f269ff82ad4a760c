import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { addDays, instantAt, localDateOf, localTime } from '#domain/kernel/time'
import { demoId } from '../../../prisma/seed/demo-id'

/** A consultation of one seat, tomorrow afternoon, by a doctor of her own at 城东: full as soon as one family has it. */
export interface WaitedSession {
  readonly organizationId: string
  readonly doctor: string
  readonly practitionerId: string
  readonly sessionId: string
  readonly slotId: string
  /** YYYY-MM-DD */
  readonly day: string
}

export async function openWaitedSession(databaseUrl: string): Promise<WaitedSession> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const [practitionerId, sessionId, slotId] = [randomUUID(), randomUUID(), randomUUID()]
  const organizationId = demoId('organization', 'chengdong')
  const day = addDays(localDateOf(new Date()), 1)
  const [start, end] = [instantAt(day, localTime('15:00')), instantAt(day, localTime('15:10'))]
  const doctor = `候${practitionerId.slice(0, 4)}`
  try {
    await client.query('BEGIN')
    await client.query(
      `INSERT INTO practitioner (id, name, pinyin, initials, title, intro)
       VALUES ($1, $2, 'hou', 'h', '儿科主治医师', '示例')`,
      [practitionerId, doctor],
    )
    await client.query(
      `INSERT INTO practitioner_role (id, practitioner_id, organization_id, services, since)
       VALUES ($1, $2, $3, '{sick-visit}', '2026-01-01')`,
      [randomUUID(), practitionerId, organizationId],
    )
    await client.query(
      `INSERT INTO session (id, organization_id, practitioner_id, service, day, start_at, end_at, room, fee_fen,
         release_at)
       VALUES ($1, $2, $3, 'sick-visit', $4, $5, $6, '候补诊室', 600, now() - interval '1 day')`,
      [sessionId, organizationId, practitionerId, day, start, end],
    )
    await client.query(
      `INSERT INTO slot (id, session_id, start_at, end_at, pool, capacity, first_number, free_seats)
       VALUES ($1, $2, $3, $4, 'public', 1, 1, '{1}')`,
      [slotId, sessionId, start, end],
    )
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
  return { organizationId, doctor, practitionerId, sessionId, slotId, day }
}
