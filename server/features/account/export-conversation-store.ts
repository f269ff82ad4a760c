import type { Database } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { EXPORT_MAX, ofThem } from './export-store'

/** What they and their teams wrote to each other; of an adolescent only for whoever reads the record. */
export function loadConversations(db: Database, scopes: readonly PatientScope[]) {
  const readable = scopes.filter(({ seesRecords }) => seesRecords)
  return db.conversation.findMany({
    where: ofThem(readable),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      patientId: true,
      createdAt: true,
      team: { select: { name: true } },
      messages: {
        orderBy: { seq: 'desc' },
        take: EXPORT_MAX,
        select: {
          side: true,
          kind: true,
          accountId: true,
          textCipher: true,
          check: true,
          sentAt: true,
        },
      },
    },
  })
}
