import type { Database } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { EXPORT_MAX, ofThem } from './export-store'

/** For what seats they waited, and what came of it. */
export function loadWaitlist(db: Database, scopes: readonly PatientScope[]) {
  return db.waitlistEntry.findMany({
    where: ofThem(scopes),
    orderBy: [{ joinedAt: 'desc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      patientId: true,
      service: true,
      fromDay: true,
      toDay: true,
      halfDay: true,
      precedence: true,
      joinedAt: true,
      status: true,
      closeReason: true,
      organization: { select: { name: true } },
      practitioner: { select: { name: true } },
    },
  })
}
