import type { WeeklyPattern } from '#domain/appointment/session-calendar'
import type { PlannedSlot, SlotReserve } from '#domain/appointment/slots-of-session'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate, LocalTime } from '#domain/kernel/time'
import type { Database } from '../../../platform/database/database'

export interface TemplateRow extends WeeklyPattern {
  readonly id: string
  readonly organizationId: string
  readonly organizationKind: string
  readonly region: string
  readonly practitionerId: string
  readonly service: Service
  readonly startTime: LocalTime
  readonly endTime: LocalTime
  readonly room: string
  readonly seatsPerSlot: number
  readonly feeFen: bigint
  readonly reserves: readonly SlotReserve[]
}

/** More weekly patterns than a province has clinics for children. */
const MAX_TEMPLATES = 20_000

export function listTemplates(db: Database): Promise<TemplateRow[]> {
  return db.$queryRaw<TemplateRow[]>`
    SELECT template.id, template.organization_id AS "organizationId", organization.kind AS "organizationKind",
      organization.region, template.practitioner_id AS "practitionerId", template.service, template.weekday,
      template.start_time AS "startTime", template.end_time AS "endTime", template.room,
      template.seats_per_slot AS "seatsPerSlot", template.fee_fen AS "feeFen", template.reserves,
      template.on_holidays AS "onHolidays", template.valid_from::text AS "validFrom", template.valid_to::text AS "validTo"
    FROM session_template AS template
    JOIN organization ON organization.id = template.organization_id
    ORDER BY template.id LIMIT ${MAX_TEMPLATES}`
}

/** Which days of which templates are published already, as `template/day`. */
export async function listPublished(
  db: Database,
  from: LocalDate,
  to: LocalDate,
): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ published: string }[]>`
    SELECT template_id || '/' || day AS published FROM session
    WHERE day BETWEEN ${from}::date AND ${to}::date AND template_id IS NOT NULL`
  return new Set(rows.map(({ published }) => published))
}

interface NewSession {
  readonly template: TemplateRow
  readonly day: LocalDate
  readonly start: Date
  readonly end: Date
  readonly releaseAt: Date
  /** Until when nobody may book, signed families neither; null: nothing but the release holds. */
  readonly reopensAt: Date | null
  readonly slots: readonly PlannedSlot[]
}

/**
 * One statement: the session with all its slots, or nothing if the day is published. Of two processes that publish a
 * template at once the second waits at its row: meeting in the session itself, they would look like a practitioner
 * in two places.
 *
 * @returns sessions added, 0 or 1
 */
export async function insertSession(db: Database, made: NewSession): Promise<number> {
  const slots = made.slots.map((slot) => ({
    start: slot.start.toISOString(),
    end: slot.end.toISOString(),
    pool: slot.pool,
    capacity: slot.capacity,
    firstNumber: slot.firstNumber,
  }))
  const rows = await db.$queryRaw<{ added: number }[]>`
    WITH template AS (
      SELECT id FROM session_template WHERE id = ${made.template.id}::uuid FOR NO KEY UPDATE
    ), made AS (
      INSERT INTO session (id, template_id, organization_id, practitioner_id, service, day, start_at, end_at, room,
        fee_fen, release_at)
      SELECT gen_random_uuid(), template.id, ${made.template.organizationId}::uuid,
        ${made.template.practitionerId}::uuid, ${made.template.service}, ${made.day}::date,
        ${made.start}::timestamptz, ${made.end}::timestamptz, ${made.template.room}, ${made.template.feeFen}::bigint,
        ${made.releaseAt}::timestamptz
      FROM template
      ON CONFLICT (template_id, day) DO NOTHING RETURNING id
    ), cut AS (
      INSERT INTO slot (id, session_id, start_at, end_at, pool, capacity, first_number, free_seats,
        reopens_at)
      SELECT gen_random_uuid(), made.id, plan."start", plan."end", plan.pool, plan.capacity, plan."firstNumber",
        ARRAY(SELECT generate_series(1, plan.capacity)), ${made.reopensAt}::timestamptz
      FROM made, jsonb_to_recordset(${JSON.stringify(slots)}::jsonb)
        AS plan("start" timestamptz, "end" timestamptz, pool text, capacity smallint, "firstNumber" smallint)
    )
    SELECT count(*)::int AS added FROM made`
  return rows[0]?.added ?? 0
}
