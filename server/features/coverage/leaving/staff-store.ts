import type { LocalDate } from '#domain/kernel/time'
import type { Database, Reader } from '../../../platform/database/database'
import type { StaffScope } from '../../../platform/scope/staff-scope'

/** Whether the plan is run by the office of whoever asks. */
export async function isOwnPlan(
  db: Reader,
  { organizationId }: StaffScope,
  planId: string,
): Promise<boolean> {
  return (await db.coveragePlan.count({ where: { id: planId, organizationId } })) === 1
}

export interface AskedWaiver {
  readonly id: string
  readonly patientId: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly reasonCipher: string
  readonly feeFen: number
  readonly askedAt: Date
  readonly dueAt: Date
}

/** A page of the waivers that wait for an answer in the plans of an office, the longest first. */
export function listAskedWaivers(
  db: Database,
  { organizationId }: StaffScope,
  page: { readonly after: { readonly start: Date; readonly id: string } | null; readonly limit: number },
): Promise<AskedWaiver[]> {
  const { after, limit } = page
  return db.$queryRaw<AskedWaiver[]>`
    SELECT coverage.id, patient_id AS "patientId", patient.name_cipher AS "nameCipher",
      patient.birth_date::text AS "birthDate", waiver_cipher AS "reasonCipher", fee_fen::int AS "feeFen",
      coverage.created_at AS "askedAt", pay_until AS "dueAt"
    FROM coverage JOIN coverage_plan AS plan ON plan.id = plan_id JOIN patient ON patient.id = patient_id
    WHERE plan.organization_id = ${organizationId}::uuid AND coverage.status = 'pending-payment'
      AND paid_by = 'donation' AND (${after?.id ?? null}::uuid IS NULL
        OR (coverage.created_at, coverage.id) > (${after?.start ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    ORDER BY coverage.created_at, coverage.id LIMIT ${limit}`
}

/** A coverage of the office's own plan by the number on its certificate, and the sealed name of its child. */
export async function findCertified(
  db: Reader,
  { organizationId }: StaffScope,
  certificateNumber: string,
): Promise<{ readonly id: string; readonly nameCipher: string } | null> {
  const row = await db.coverage.findFirst({
    where: { certificateNumber, plan: { organizationId } },
    select: { id: true, patient: { select: { nameCipher: true } } },
  })
  return row && { id: row.id, nameCipher: row.patient.nameCipher }
}
