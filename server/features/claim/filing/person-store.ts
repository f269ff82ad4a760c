import type { Database, Transaction } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'

/** Who the child of a claim is. */
export function personOf(db: Database, patientId: string) {
  return db.patient.findUniqueOrThrow({
    where: { id: patientId },
    select: { nameCipher: true, birthDate: true, verification: true },
  })
}

/** Whether somebody has had the person's document in hand, or the bureau's register has said so. */
export async function isIdentityChecked(
  db: Database | Transaction,
  { patientId }: PatientScope,
): Promise<boolean> {
  const { verification } = await db.patient.findUniqueOrThrow({
    where: { id: patientId },
    select: { verification: true },
  })
  return verification !== 'self-declared'
}
