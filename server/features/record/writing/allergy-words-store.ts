import { ALLERGIES_MAX } from '#domain/record/allergy'
import type { Database, Transaction } from '../../../platform/database/database'

/** Twenty people's worth, with as many as one may have each: more than a household. */
const READ_MAX = 20 * ALLERGIES_MAX

/** Sealed, of several people at once. */
export function listAllergiesOf(
  db: Database | Transaction,
  patientIds: readonly string[],
): Promise<{ patientId: string; allergyCipher: string }[]> {
  return db.allergy.findMany({
    where: { patientId: { in: [...patientIds] }, withdrawnAt: null, resolvedOn: null },
    orderBy: [{ notedOn: 'asc' }, { id: 'asc' }],
    take: READ_MAX,
    select: { patientId: true, allergyCipher: true },
  })
}
