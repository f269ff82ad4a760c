import type { VaccineCode } from '#domain/immunization/vaccine'
import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../platform/database/database'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { within } from '../../platform/sql/within-sql'

export interface NewDose {
  readonly vaccine: VaccineCode
  readonly on: LocalDate
  /** Null for what was given elsewhere or long ago. */
  readonly givenAt: Date | null
  readonly lotNumber: string | null
  readonly detailsCipher: string | null
  readonly isVerified: boolean
  readonly appointmentId: string | null
  readonly correctsId: string | null
  readonly now: Date
}

/** The same vaccine twice on one day: the index `immunization_once_a_day` settles it. */
export async function insertDose(
  tx: Transaction,
  scope: PatientScope | ChartScope,
  { vaccine, on, now, ...row }: NewDose,
): Promise<string> {
  const isStaff = 'organizationId' in scope
  const { id } = await tx.immunization.create({
    data: {
      ...row,
      patientId: scope.patientId,
      vaccineCode: vaccine,
      occurredOn: new Date(on),
      source: isStaff ? 'staff' : 'family',
      byAccountId: scope.accountId,
      organizationId: isStaff ? scope.organizationId : null,
      practitionerId: isStaff ? scope.practitionerId : null,
      createdAt: now,
    },
    select: { id: true },
  })
  return id
}

/** This person's vaccination of a day; null for everything else. `isTreated`: it is under way with whoever asks. */
export async function findVaccination(
  tx: Transaction,
  { patientId, practitionerId }: ChartScope,
  { appointmentId, day }: { readonly appointmentId: string; readonly day: LocalDate },
): Promise<{ readonly isTreated: boolean } | null> {
  const row = await tx.appointment.findFirst({
    where: { id: appointmentId, patientId, service: 'vaccination', day: new Date(day) },
    select: { status: true, practitionerId: true },
  })
  return row && { isTreated: row.status === 'in-visit' && row.practitionerId === practitionerId }
}

/** What is sealed with a dose that the caller has just written. */
export async function findDetails(db: Database, id: string): Promise<string | null> {
  const row = await db.immunization.findUnique({ where: { id }, select: { detailsCipher: true } })
  return row?.detailsCipher ?? null
}

/** Whose dose this is; null for nobody's id. The caller proves that it may see that person. */
export async function findPatientOf(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.immunization.findUnique({ where: { id }, select: { patientId: true } })
  return row?.patientId ?? null
}

/**
 * A family takes back what a family wrote; staff what their own place wrote, and what a family copied and nobody has
 * compared with the paper.
 *
 * @returns false when it is somebody else's, or was withdrawn before
 */
export async function withdrawDose(
  tx: Transaction,
  scope: PatientScope | ChartScope,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<boolean> {
  const organizationId = 'organizationId' in scope ? scope.organizationId : null
  const count = await tx.$executeRaw`
    UPDATE immunization SET withdrawn_at = ${now}, withdrawn_by_account_id = ${scope.accountId}::uuid
    WHERE id = ${id}::uuid AND patient_id = ${scope.patientId}::uuid AND withdrawn_at IS NULL
      AND CASE WHEN ${organizationId}::uuid IS NULL THEN source = 'family'
        ELSE organization_id IN ${within(organizationId)}
          OR (source = 'family' AND NOT is_verified) END`
  return count === 1
}

/** @returns false when staff had seen the paper before, or the entry was withdrawn */
export async function verifyDose(tx: Transaction, { patientId }: ChartScope, id: string): Promise<boolean> {
  const { count } = await tx.immunization.updateMany({
    where: { id, patientId, isVerified: false, withdrawnAt: null },
    data: { isVerified: true },
  })
  return count === 1
}
