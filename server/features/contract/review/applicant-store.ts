import type { VerificationLevel } from '#domain/health-card/verification-level'
import type { Sex } from '#domain/kernel/sex'
import type { Database } from '../../../platform/database/database'
import type { SigningPerson } from '../signing/signing-store'

/** Whoever applies, as a team sees them; the caller has proved that the application is their team's. */
export interface Applicant extends SigningPerson {
  readonly sex: Sex
  readonly verification: VerificationLevel
}

export async function findApplicant(db: Database, patientId: string): Promise<Applicant> {
  const [row] = await db.$queryRaw<Applicant[]>`
    SELECT patient.id AS "patientId", patient.name_cipher AS "nameCipher", patient.birth_date::text AS "birthDate",
      patient.sex, patient.verification, document.type AS "documentType", document.number_cipher AS "numberCipher"
    FROM patient JOIN patient_identifier AS document ON document.patient_id = patient.id AND document.valid_to IS NULL
    WHERE patient.id = ${patientId}::uuid ORDER BY document.valid_from DESC LIMIT 1`
  if (!row) throw new Error(`patient ${patientId} has no document`)
  return row
}
