import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { Reader } from '../../platform/database/database'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { PatientScope } from '../../platform/scope/patient-scope'

export interface PersonRow {
  readonly nameCipher: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  /** What is known of the birth, sealed. */
  readonly birthFactsCipher: string | null
}

/** @throws Error for an id that no scope was proved of */
export async function findPerson(
  db: Reader,
  { patientId }: { readonly patientId: string },
): Promise<PersonRow> {
  const { birthDate, nameCipher, sex, birthFacts } = await db.patient.findUniqueOrThrow({
    where: { id: patientId },
    select: { birthDate: true, nameCipher: true, sex: true, birthFacts: { select: { factsCipher: true } } },
  })
  return {
    nameCipher,
    sex: sex as Sex,
    birthDate: birthDate.toISOString().slice(0, 10) as LocalDate,
    birthFactsCipher: birthFacts?.factsCipher ?? null,
  }
}

/** @throws Error for an id that no scope was proved of */
export async function birthDateOf(db: Reader, scope: PatientScope | ChartScope): Promise<LocalDate> {
  return (await findPerson(db, scope)).birthDate
}
