import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'

/** The birth dates of people whom the account looks after. */
export async function findBirthDates(db: Database, scopes: readonly PatientScope[]): Promise<LocalDate[]> {
  const people = await db.$queryRaw<{ birthDate: LocalDate }[]>`
    SELECT birth_date::text AS "birthDate" FROM patient
    WHERE id = ANY(${scopes.map(({ patientId }) => patientId)}::uuid[])`
  return people.map(({ birthDate }) => birthDate)
}
