import type { Database, Transaction } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'

export interface VisitRow {
  readonly id: string
  readonly startedAt: Date
  readonly organizationId: string
  /** `normal` | `restricted` */
  readonly category: string
  readonly recordCipher: string | null
}

/** The visit from which a family starts a claim. */
export function findVisit(
  db: Database | Transaction,
  { patientId }: PatientScope,
  id: string,
): Promise<VisitRow | null> {
  return db.visit.findFirst({
    where: { id, patientId },
    select: { id: true, startedAt: true, organizationId: true, category: true, recordCipher: true },
  })
}
