import type { Database } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'

/** The sealed name of somebody whom the account decides for. */
export async function findName(db: Database, { patientId }: PatientScope): Promise<string> {
  const person = await db.patient.findUniqueOrThrow({
    where: { id: patientId },
    select: { nameCipher: true },
  })
  return person.nameCipher
}
