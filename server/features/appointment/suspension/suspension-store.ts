import { randomUUID } from 'node:crypto'
import { reopensAt } from '#domain/appointment/release'
import type { PlannedSlot } from '#domain/appointment/slots-of-session'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import type { SeatPlace } from '../../../platform/access/waitlist'
import type { Reader, Transaction } from '../../../platform/database/database'
import type { SessionReach } from '../../../platform/scope/session-reach'
import { reached } from '../../../platform/sql/session-reach-sql'

/** A consultation that stops, goes on or is made longer. */
export interface SessionFacts {
  readonly id: string
  readonly organizationId: string
  readonly organizationKind: string
  readonly region: string
  readonly latitude: number
  readonly longitude: number
  readonly practitionerId: string
  readonly practitionerName: string
  readonly practitionerTitle: string
  readonly service: Service
  readonly day: LocalDate
  readonly start: Date
  readonly end: Date
  readonly status: 'open' | 'suspended'
  readonly extendedMinutes: number
}

export async function findSessionFacts(
  db: Reader,
  reach: SessionReach,
  id: string,
): Promise<SessionFacts | null> {
  const rows = await db.$queryRaw<SessionFacts[]>`
    SELECT session.id, session.organization_id AS "organizationId", organization.kind AS "organizationKind",
      organization.region, organization.latitude, organization.longitude, session.practitioner_id AS "practitionerId",
      practitioner.name AS "practitionerName", practitioner.title AS "practitionerTitle", session.service, session.day::text, session.start_at AS "start",
      session.end_at AS "end", session.status, session.extended_minutes AS "extendedMinutes"
    FROM session JOIN organization ON organization.id = session.organization_id
    JOIN practitioner ON practitioner.id = session.practitioner_id
    WHERE session.id = ${id}::uuid AND ${reached(reach)}`
  return rows[0] ?? null
}

/** The same with its row locked: nobody else stops, resumes or extends it, or counts its extra seats, meanwhile. */
export async function lockSession(
  tx: Transaction,
  reach: SessionReach,
  id: string,
): Promise<SessionFacts | null> {
  await tx.$queryRaw`
    SELECT session.id FROM session WHERE session.id = ${id}::uuid AND ${reached(reach)} FOR NO KEY UPDATE`
  return findSessionFacts(tx, reach, id)
}

export interface SessionSlot {
  readonly id: string
  readonly start: Date
  readonly end: Date
  readonly capacity: number
  readonly firstNumber: number
  /** Of its last seat, extra ones that are gone counted: no number is given twice. */
  readonly lastNumber: number
}

/** In the order of time; no session has more than its day has minutes. */
export function listSessionSlots(db: Reader, sessionId: string): Promise<SessionSlot[]> {
  return db.$queryRaw<SessionSlot[]>`
    SELECT id, start_at AS "start", end_at AS "end", capacity, first_number AS "firstNumber", first_number - 1
      + greatest(capacity, (SELECT max(seat_no) FROM appointment WHERE slot_id = slot.id)) AS "lastNumber"
    FROM slot WHERE session_id = ${sessionId}::uuid ORDER BY start_at LIMIT 400`
}

export async function setSessionStatus(
  tx: Transaction,
  { id }: Pick<SessionFacts, 'id'>,
  status: SessionFacts['status'],
): Promise<void> {
  await tx.$executeRaw`UPDATE session SET status = ${status} WHERE id = ${id}::uuid`
}

/** What is left of slots that were closed to everybody opens at a moment that all can know (decision 177). */
export async function reopenSlots(tx: Transaction, slotIds: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE slot SET reopens_at = ${reopensAt(now)}, reopens_for_account_id = NULL WHERE id = ANY(${[...slotIds]}::uuid[])`
}

/**
 * Makes the rest of a session from a moment on a session of its own, which is suspended: what comes before goes on as it
 * was. Its slots are locked by the caller and keep their numbers.
 */
export async function suspendRest(
  tx: Transaction,
  session: Pick<SessionFacts, 'id'>,
  rest: readonly SessionSlot[],
): Promise<void> {
  const [first] = rest
  if (!first) return
  const id = randomUUID()
  // The end first: a practitioner's sessions never overlap.
  const [cut] = await tx.$queryRaw<{ end: Date }[]>`
    UPDATE session SET end_at = ${first.start} FROM session AS before
    WHERE session.id = ${session.id}::uuid AND before.id = session.id RETURNING before.end_at AS "end"`
  await tx.$executeRaw`
    INSERT INTO session (id, organization_id, practitioner_id, service, day, start_at, end_at, room, fee_fen, release_at,
      status)
    SELECT ${id}::uuid, organization_id, practitioner_id, service, day, ${first.start}, ${cut?.end}::timestamptz, room,
      fee_fen, release_at, 'suspended'
    FROM session WHERE id = ${session.id}::uuid`
  await tx.$executeRaw`
    UPDATE slot SET session_id = ${id}::uuid WHERE id = ANY(${rest.map((slot) => slot.id)}::uuid[])`
}

interface Extension {
  readonly slots: readonly PlannedSlot[]
  readonly byAccountId: string
  readonly now: Date
}

/** Moves the end of a session, writes down who did, and puts slots there. @returns their seats, all free */
export async function appendSlots(
  tx: Transaction,
  session: Pick<SessionFacts, 'id' | 'end'>,
  { slots: added, byAccountId, now }: Extension,
): Promise<SeatPlace[]> {
  const endAt = added.at(-1)?.end ?? session.end
  const minutes = Math.round((endAt.getTime() - session.end.getTime()) / 60_000)
  await tx.sessionExtension.create({
    data: { sessionId: session.id, endAt, minutes, byAccountId, addedAt: now },
    select: { id: true },
  })
  await tx.$executeRaw`
    UPDATE session SET end_at = ${endAt}, extended_minutes = extended_minutes + ${minutes}::smallint
    WHERE id = ${session.id}::uuid`
  const plan = JSON.stringify(
    added.map((slot) => ({ ...slot, start: slot.start.toISOString(), end: slot.end.toISOString() })),
  )
  return tx.$queryRaw<SeatPlace[]>`
    WITH cut AS (
      INSERT INTO slot (id, session_id, start_at, end_at, pool, capacity, first_number, free_seats)
      SELECT gen_random_uuid(), ${session.id}::uuid, plan."start", plan."end", plan.pool, plan.capacity,
        plan."firstNumber", ARRAY(SELECT generate_series(1, plan.capacity))
      FROM jsonb_to_recordset(${plan}::jsonb)
        AS plan("start" timestamptz, "end" timestamptz, pool text, capacity smallint, "firstNumber" smallint)
      RETURNING id, start_at, capacity
    )
    SELECT cut.id AS "slotId", seat AS "seatNo" FROM cut, generate_series(1, cut.capacity) AS seat
    ORDER BY cut.start_at, seat`
}
