import type { Database } from '../../platform/database'
import type { PatientScope } from '../../platform/patient-scope'

/** The visit from which a family starts a claim. */
export function findVisit(db: Database, { patientId }: PatientScope, id: string) {
  return db.visit.findFirst({
    where: { id, patientId },
    select: { id: true, startedAt: true, organizationId: true },
  })
}
