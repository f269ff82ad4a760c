import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../../platform/database/database'
import type { ChartScope } from '../../platform/scope/chart-scope'
import { within } from '../../platform/sql/within-sql'

interface NewCheckup {
  readonly visitNo: number
  readonly doneOn: LocalDate
  readonly recordCipher: string
  readonly measurementId: string | null
  readonly appointmentId: string | null
  readonly correctsId: string | null
  readonly now: Date
}

/** Two at once for one occasion: the index `checkup_one_living` settles it. */
export async function insertCheckup(tx: Transaction, scope: ChartScope, row: NewCheckup): Promise<string> {
  const { id } = await tx.checkup.create({
    data: {
      patientId: scope.patientId,
      visitNo: row.visitNo,
      doneOn: new Date(row.doneOn),
      recordCipher: row.recordCipher,
      measurementId: row.measurementId,
      byAccountId: scope.accountId,
      organizationId: scope.organizationId,
      practitionerId: scope.practitionerId,
      appointmentId: row.appointmentId,
      createdAt: row.now,
      correctsId: row.correctsId,
    },
    select: { id: true },
  })
  return id
}

/** An appointment of this person for a check-up, whatever has become of it. */
export async function isCheckupAppointment(
  tx: Transaction,
  { patientId }: ChartScope,
  appointmentId: string,
): Promise<boolean> {
  const row = await tx.appointment.findFirst({
    where: { id: appointmentId, patientId, service: 'child-checkup' },
    select: { id: true },
  })
  return row !== null
}

/** Whose check-up it is, so that the record of the right person is asked for. */
export async function findPatientOf(tx: Transaction, checkupId: string): Promise<string | null> {
  const row = await tx.checkup.findUnique({ where: { id: checkupId }, select: { patientId: true } })
  return row?.patientId ?? null
}

interface Withdrawal {
  readonly id: string
  readonly now: Date
}

interface Withdrawn {
  readonly appointmentId: string | null
  readonly measurementId: string | null
}

/**
 * Only what one's own place wrote; somebody else's is asked about by an addendum.
 *
 * @returns null when it is another place's, or was withdrawn before
 */
export async function withdrawCheckupRow(
  tx: Transaction,
  { patientId, accountId, organizationId }: ChartScope,
  { id, now }: Withdrawal,
): Promise<Withdrawn | null> {
  const [row] = await tx.$queryRaw<Withdrawn[]>`
    UPDATE checkup SET withdrawn_at = ${now}, withdrawn_by_account_id = ${accountId}::uuid
    WHERE id = ${id}::uuid AND patient_id = ${patientId}::uuid AND withdrawn_at IS NULL
      AND organization_id IN ${within(organizationId)}
    RETURNING appointment_id AS "appointmentId", measurement_id AS "measurementId"`
  return row ?? null
}

/** What the check-up measured goes with it. */
export async function withdrawMeasures(
  tx: Transaction,
  { patientId, accountId }: ChartScope,
  { id, now }: Withdrawal,
): Promise<void> {
  await tx.measurement.updateMany({
    where: { id, patientId, withdrawnAt: null },
    data: { withdrawnAt: now, withdrawnByAccountId: accountId },
  })
}
