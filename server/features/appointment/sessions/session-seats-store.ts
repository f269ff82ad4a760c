import type { SlotPool } from '#domain/appointment/slot-pool'
import type { Database } from '../../../platform/database/database'

export interface SlotSeatsRow {
  readonly id: string
  readonly start: Date
  readonly end: Date
  readonly pool: SlotPool
  readonly capacity: number
  readonly free: number
  /** For families whose visit was taken back, and for whoever waits. */
  readonly kept: number
  /** On their way through the door, with the doctor or seen. */
  readonly arrived: number
  readonly booked: number
}

/** The slots of a session with what became of their seats, in the order of time. Counts only: nobody is named. */
export function listSlotSeats(db: Database, sessionId: string): Promise<SlotSeatsRow[]> {
  return db.$queryRaw<SlotSeatsRow[]>`
    SELECT slot.id, slot.start_at AS "start", slot.end_at AS "end", slot.pool, slot.capacity,
      cardinality(slot.free_seats) AS free,
      (SELECT count(*)::int FROM waitlist_seat AS seat WHERE seat.slot_id = slot.id AND seat.gone_at IS NULL) AS kept,
      coalesce(line.arrived, 0) AS arrived, coalesce(line.booked, 0) AS booked
    FROM slot LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE status IN ('checked-in', 'in-visit', 'completed'))::int AS arrived,
        count(*) FILTER (WHERE status IN ('held', 'booked', 'no-show', 'excused'))::int AS booked
      FROM appointment WHERE appointment.slot_id = slot.id) AS line ON true
    WHERE slot.session_id = ${sessionId}::uuid ORDER BY slot.start_at LIMIT 400`
}

interface ExtensionRow {
  readonly minutes: number
  readonly endAt: Date
  readonly addedAt: Date
  readonly byAccountId: string
}

/** More than any rule lets a session grow by. */
const EXTENSIONS_MAX = 60

/** How often a session was made longer, the newest first. */
export function listExtensions(db: Database, sessionId: string): Promise<ExtensionRow[]> {
  return db.sessionExtension.findMany({
    where: { sessionId },
    select: { minutes: true, endAt: true, addedAt: true, byAccountId: true },
    orderBy: { endAt: 'desc' },
    take: EXTENSIONS_MAX,
  })
}
