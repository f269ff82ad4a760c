import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import type { Reader } from '../../../platform/database/database'
import type { SeatScope } from '../../../platform/scope/counter-scope'
import type { SessionReach } from '../../../platform/scope/session-reach'
import { reached } from '../../../platform/sql/session-reach-sql'

/** What staff see who book for somebody that rings. */

/** More visits than anybody may have booked at once, and more consultations than a place and those below it hold. */
const VISITS_MAX = 20
const PLACES_MAX = 200
const SESSIONS_MAX = 2_000

export interface VisitAhead {
  readonly id: string
  readonly start: Date
  readonly service: Service
  readonly number: number
  readonly room: string
  readonly practitionerName: string
  readonly organizationName: string
}

/** The person's booked visits from a day on, within reach; in the order of time. */
export function listVisitsAhead(
  db: Reader,
  reach: SessionReach,
  { patientId }: SeatScope,
  from: LocalDate,
): Promise<VisitAhead[]> {
  return db.$queryRaw<VisitAhead[]>`
    SELECT appointment.id, appointment.start_at AS "start", appointment.service, appointment.number, appointment.room,
      practitioner.name AS "practitionerName", organization.name AS "organizationName"
    FROM appointment
    JOIN slot ON slot.id = appointment.slot_id
    JOIN session ON session.id = slot.session_id
    JOIN practitioner ON practitioner.id = session.practitioner_id
    JOIN organization ON organization.id = session.organization_id
    WHERE appointment.patient_id = ${patientId}::uuid AND appointment.day >= ${from}::date
      AND appointment.status = 'booked' AND ${reached(reach)}
    ORDER BY appointment.start_at, appointment.id LIMIT ${VISITS_MAX}`
}

export interface ServedPlace {
  readonly organizationId: string
  readonly name: string
  readonly service: Service
}

/** Which places within reach see patients on these days, and for what. */
export function listServedPlaces(
  db: Reader,
  reach: SessionReach,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<ServedPlace[]> {
  return db.$queryRaw<ServedPlace[]>`
    SELECT DISTINCT organization.id AS "organizationId", organization.name, session.service
    FROM session JOIN organization ON organization.id = session.organization_id
    WHERE session.day BETWEEN ${from}::date AND ${to}::date AND session.status = 'open' AND ${reached(reach)}
    ORDER BY organization.name, organization.id, session.service LIMIT ${PLACES_MAX}`
}

/** Whether anybody gets a message of what is booked for the person. */
export async function hasCarer(db: Reader, { patientId }: SeatScope, on: LocalDate): Promise<boolean> {
  const [row] = await db.$queryRaw<{ has: boolean }[]>`
    SELECT EXISTS (SELECT FROM patient_access WHERE patient_id = ${patientId}::uuid
      AND ${on}::date BETWEEN starts_on AND ends_on) AS has`
  return row?.has ?? false
}

/** Of the consultations of a place, those within reach. */
export async function listReachedSessions(
  db: Reader,
  reach: SessionReach,
  asked: {
    readonly organizationId: string
    readonly service: Service
    readonly from: LocalDate
    readonly to: LocalDate
  },
): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM session WHERE organization_id = ${asked.organizationId}::uuid AND service = ${asked.service}
      AND day BETWEEN ${asked.from}::date AND ${asked.to}::date AND ${reached(reach)} LIMIT ${SESSIONS_MAX}`
  return new Set(rows.map(({ id }) => id))
}

export async function isSlotReached(db: Reader, reach: SessionReach, slotId: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT slot.id FROM slot JOIN session ON session.id = slot.session_id
    WHERE slot.id = ${slotId}::uuid AND ${reached(reach)}`
  return rows.length > 0
}
