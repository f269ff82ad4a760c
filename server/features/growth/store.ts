import type { EntrySource } from '#domain/kernel/entry-kind'
import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { Reader, Transaction } from '../../platform/database/database'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { within } from '../../platform/sql/within-sql'

/** More than anybody is measured until seven; older ones than these are not drawn. */
const ROWS_MAX = 400

export interface MeasuredRow {
  readonly id: string
  readonly on: LocalDate
  readonly valuesCipher: string
  readonly source: EntrySource
  readonly byAccountId: string
  readonly practitioner: string | null
  readonly place: string | null
  /** Written at the asking member of staff's place; false for families. */
  readonly isOfPlace: boolean
  /** Taken at a check-up or a follow-up, with which alone it is corrected. */
  readonly isOfCheckup: boolean
}

export interface MeasuredChild {
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly nameCipher: string
  readonly factsCipher: string | null
  readonly factsSource: EntrySource | null
}

/** Whom the curve is of. A person has one row: the scope was proved on it. */
export async function findMeasuredChild(
  db: Reader,
  { patientId }: PatientScope | ChartScope,
): Promise<MeasuredChild> {
  const [row] = await db.$queryRaw<MeasuredChild[]>`
    SELECT patient.birth_date::text AS "birthDate", patient.sex, patient.name_cipher AS "nameCipher",
      birth_facts.facts_cipher AS "factsCipher", birth_facts.source AS "factsSource"
    FROM patient LEFT JOIN birth_facts ON birth_facts.patient_id = patient.id
    WHERE patient.id = ${patientId}::uuid`
  if (!row) throw new Error('a proven scope without its person')
  return row
}

/** Every measurement that stands, oldest first; the newest ones where there are more than fit. */
export async function listMeasurements(db: Reader, scope: PatientScope | ChartScope): Promise<MeasuredRow[]> {
  const organizationId = 'organizationId' in scope ? scope.organizationId : null
  const rows = await db.$queryRaw<MeasuredRow[]>`
    SELECT measurement.id, measured_on::text AS "on", values_cipher AS "valuesCipher", source,
      by_account_id AS "byAccountId", practitioner.name AS practitioner, organization.name AS place,
      coalesce(measurement.organization_id IN ${within(organizationId)}, false)
        AS "isOfPlace",
      EXISTS (SELECT FROM checkup WHERE checkup.measurement_id = measurement.id AND checkup.withdrawn_at IS NULL)
        OR EXISTS (SELECT FROM follow_up WHERE follow_up.measurement_id = measurement.id AND follow_up.withdrawn_at IS NULL)
        AS "isOfCheckup"
    FROM measurement
    LEFT JOIN practitioner ON practitioner.id = measurement.practitioner_id
    LEFT JOIN organization ON organization.id = measurement.organization_id
    WHERE measurement.patient_id = ${scope.patientId}::uuid AND measurement.withdrawn_at IS NULL
    ORDER BY measured_on DESC, measurement.created_at DESC LIMIT ${ROWS_MAX}`
  return rows.reverse()
}

/** Whose entry this is; null for nobody's id. The caller proves that it may see that person. */
export async function findPatientOf(tx: Transaction, measurementId: string): Promise<string | null> {
  const row = await tx.measurement.findUnique({ where: { id: measurementId }, select: { patientId: true } })
  return row?.patientId ?? null
}

export interface NewMeasurement {
  readonly measuredOn: LocalDate
  readonly valuesCipher: string
  readonly appointmentId?: string | null | undefined
  readonly correctsId?: string | null | undefined
  readonly now: Date
}

/** By whoever the scope was proved for: a family, or staff at their place. */
export async function insertMeasurement(
  tx: Transaction,
  scope: PatientScope | ChartScope,
  row: NewMeasurement,
): Promise<string> {
  const isStaff = 'organizationId' in scope
  const { id } = await tx.measurement.create({
    data: {
      patientId: scope.patientId,
      measuredOn: new Date(row.measuredOn),
      valuesCipher: row.valuesCipher,
      source: isStaff ? 'staff' : 'family',
      byAccountId: scope.accountId,
      organizationId: isStaff ? scope.organizationId : null,
      practitionerId: isStaff ? scope.practitionerId : null,
      appointmentId: row.appointmentId ?? null,
      correctsId: row.correctsId ?? null,
      createdAt: row.now,
    },
    select: { id: true },
  })
  return id
}

/**
 * A family takes back what a family wrote, staff what their own place wrote; what a check-up or a follow-up measured goes
 * with that.
 *
 * @returns null when it is somebody else's, or was withdrawn before
 */
export async function withdrawRow(
  tx: Transaction,
  scope: PatientScope | ChartScope,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<{ readonly appointmentId: string | null } | null> {
  const organizationId = 'organizationId' in scope ? scope.organizationId : null
  const rows = await tx.$queryRaw<{ appointmentId: string | null }[]>`
    UPDATE measurement SET withdrawn_at = ${now}, withdrawn_by_account_id = ${scope.accountId}::uuid
    WHERE id = ${id}::uuid AND patient_id = ${scope.patientId}::uuid AND withdrawn_at IS NULL
      AND CASE WHEN ${organizationId}::uuid IS NULL THEN source = 'family'
        ELSE organization_id IN ${within(organizationId)} END
      AND NOT EXISTS (
        SELECT FROM checkup WHERE checkup.measurement_id = measurement.id AND checkup.withdrawn_at IS NULL)
      AND NOT EXISTS (
        SELECT FROM follow_up WHERE follow_up.measurement_id = measurement.id AND follow_up.withdrawn_at IS NULL)
    RETURNING appointment_id AS "appointmentId"`
  return rows[0] ?? null
}

/**
 * The newest facts stand; the table keeps what stood before. Of a family and staff who write at once staff's stand.
 *
 * @returns false for a family where staff have written
 */
export async function saveFacts(
  tx: Transaction,
  scope: PatientScope | ChartScope,
  factsCipher: string,
  now: Date,
): Promise<boolean> {
  const source: EntrySource = 'organizationId' in scope ? 'staff' : 'family'
  const saved = await tx.$executeRaw`
    INSERT INTO birth_facts AS known (patient_id, facts_cipher, source, by_account_id, updated_at)
    VALUES (${scope.patientId}::uuid, ${factsCipher}, ${source}, ${scope.accountId}::uuid, ${now})
    ON CONFLICT (patient_id) DO UPDATE SET facts_cipher = excluded.facts_cipher, source = excluded.source,
      by_account_id = excluded.by_account_id, updated_at = excluded.updated_at
    WHERE known.source = 'family' OR excluded.source = 'staff'`
  return saved === 1
}

export async function findFacts(
  db: Reader,
  { patientId }: PatientScope | ChartScope,
): Promise<{ readonly factsCipher: string; readonly source: EntrySource } | null> {
  const row = await db.birthFacts.findUnique({
    where: { patientId },
    select: { factsCipher: true, source: true },
  })
  return row && { factsCipher: row.factsCipher, source: row.source as EntrySource }
}
