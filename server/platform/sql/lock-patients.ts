import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../database/database'

/**
 * Until the transaction ends nobody else books for these people, signs for them or changes them; in the order of their
 * ids, before anything that belongs to them (decision 097).
 *
 * @returns those that were not merged away
 */
export async function lockPatients(
  tx: Transaction,
  patientIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM patient WHERE id = ANY(${[...patientIds]}::uuid[]) AND merged_into_id IS NULL
    ORDER BY id FOR NO KEY UPDATE`
  return rows.map(({ id }) => id)
}

/** As `lockPatients`, for one. Null for a row that was merged away. */
export async function lockPatient(
  tx: Transaction,
  patientId: string,
): Promise<{ birthDate: LocalDate } | null> {
  const rows = await tx.$queryRaw<{ birthDate: LocalDate }[]>`
    SELECT birth_date::text AS "birthDate" FROM patient
    WHERE id = ${patientId}::uuid AND merged_into_id IS NULL FOR NO KEY UPDATE`
  return rows[0] ?? null
}
