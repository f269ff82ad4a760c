import type { Database } from '../../platform/database'

/** Who the child of a claim is. */
export function personOf(db: Database, patientId: string) {
  return db.patient.findUniqueOrThrow({
    where: { id: patientId },
    select: { nameCipher: true, birthDate: true, verification: true },
  })
}
