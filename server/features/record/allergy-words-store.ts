import type { Database, Transaction } from '../../platform/database'

/** A household's worth, each with more than anybody does not tolerate. */
const ALLERGIES_MAX = 1_000

/** Sealed, of several people at once. */
export function listAllergiesOf(
  db: Database | Transaction,
  patientIds: readonly string[],
): Promise<{ patientId: string; allergyCipher: string }[]> {
  return db.allergy.findMany({
    where: { patientId: { in: [...patientIds] }, withdrawnAt: null, resolvedOn: null },
    orderBy: [{ notedOn: 'asc' }, { id: 'asc' }],
    take: ALLERGIES_MAX,
    select: { patientId: true, allergyCipher: true },
  })
}
