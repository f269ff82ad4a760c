import type { Database } from '../../platform/database'
import type { PatientScope } from '../../platform/patient-scope'

/** The sealed name of somebody whom the account decides for. */
export async function findName(db: Database, { patientId }: PatientScope): Promise<string> {
  const person = await db.patient.findUniqueOrThrow({
    where: { id: patientId },
    select: { nameCipher: true },
  })
  return person.nameCipher
}
