import type { AppointmentStatus } from '#domain/appointment/status'
import type { LocalDate } from '#domain/kernel/time'
import type { EntryCategory } from '#domain/record/entry-category'
import type { Transaction } from '../../../platform/database/database'
import type { StaffScope } from '../../../platform/scope/staff-scope'

export interface TreatedVisit {
  readonly appointmentId: string
  readonly patientId: string
  readonly organizationId: string
  readonly practitionerId: string
  readonly status: AppointmentStatus
  readonly day: LocalDate
}

/** A visit that this practitioner treats; nobody else prescribes in it. */
export async function findTreatedVisit(
  tx: Transaction,
  { practitionerId }: StaffScope,
  appointmentId: string,
): Promise<TreatedVisit | null> {
  const [row] = await tx.$queryRaw<TreatedVisit[]>`
    SELECT appointment.id AS "appointmentId", appointment.patient_id AS "patientId", appointment.status,
      session.organization_id AS "organizationId", session.practitioner_id AS "practitionerId",
      appointment.day::text
    FROM appointment JOIN slot ON slot.id = appointment.slot_id JOIN session ON session.id = slot.session_id
    WHERE appointment.id = ${appointmentId}::uuid AND session.practitioner_id = ${practitionerId}::uuid`
  return row ?? null
}

export async function insertPrescription(
  tx: Transaction,
  visit: TreatedVisit,
  sheet: {
    readonly itemsCipher: string
    readonly category: EntryCategory
    readonly byAccountId: string
    readonly now: Date
  },
): Promise<string> {
  const { appointmentId, patientId, organizationId, practitionerId, day } = visit
  const { now, ...rest } = sheet
  const row = await tx.prescription.create({
    data: {
      ...rest,
      appointmentId,
      patientId,
      organizationId,
      practitionerId,
      issuedOn: new Date(day),
      createdAt: now,
    },
    select: { id: true },
  })
  return row.id
}
