import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { type ClaimRow, findClaim } from '../claim-store'
import { MEMBER_KINDS } from '../review/facts-store'

/** The last claim of a child that was not taken back. */
export async function findNewestClaim(db: Database, { patientId }: PatientScope): Promise<ClaimRow | null> {
  const row = await db.claim.findFirst({
    where: { patientId, status: { not: 'withdrawn' } },
    orderBy: [{ admittedOn: 'desc' }, { submittedAt: 'desc' }],
    select: { id: true },
  })
  return row && findClaim(db, row.id)
}

/** A visit at a member centre after a stay in hospital: what was, or what is booked. */
export interface ReturnVisit {
  readonly appointmentId: string
  readonly start: Date
  readonly doctorName: string
  readonly placeName: string
  /** Null while it is only booked. */
  readonly seenAt: Date | null
}

/** The first visit that took place after a day, else the next one that is booked; null without either. */
export async function findReturnVisit(
  db: Database,
  { patientId }: PatientScope,
  event: { readonly region: string; readonly after: LocalDate },
): Promise<ReturnVisit | null> {
  const [row] = await db.$queryRaw<ReturnVisit[]>`
    SELECT appointment.id AS "appointmentId", appointment.start_at AS start, practitioner.name AS "doctorName",
      organization.name AS "placeName", visit.started_at AS "seenAt"
    FROM appointment JOIN organization ON organization.id = appointment.organization_id
    JOIN practitioner ON practitioner.id = appointment.practitioner_id
    LEFT JOIN visit ON visit.appointment_id = appointment.id
    WHERE appointment.patient_id = ${patientId}::uuid AND organization.region = ${event.region}
      AND organization.kind = ANY(${[...MEMBER_KINDS]}) AND appointment.day > ${event.after}::date
      AND (visit.id IS NOT NULL OR appointment.status IN ('booked', 'checked-in'))
      AND appointment.service NOT IN ('child-checkup', 'vaccination')
    ORDER BY visit.started_at NULLS LAST, appointment.start_at LIMIT 1`
  return row ?? null
}
