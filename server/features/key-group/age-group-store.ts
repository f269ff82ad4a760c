import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../../platform/database/database'

/** A group by age as the table knows it. Ages in completed years; null is without end. */
export interface AgeGroupIndex {
  readonly index: Uint8Array<ArrayBuffer>
  readonly fromYears: number
  readonly belowYears: number | null
}

/**
 * One statement for a whole batch. A birthday on 29 February falls on 1 March of a common year, as in
 * domain/kernel/time.ts: PostgreSQL would take 28 February, so a day is added where the day of the month differs.
 */
export async function writeAgeGroups(
  tx: Transaction,
  { on, afterPatientId, limit }: { on: LocalDate; afterPatientId: string | null; limit: number },
  indexes: readonly AgeGroupIndex[],
): Promise<{ rows: number; reached: string | null }> {
  const [result] = await tx.$queryRaw<{ rows: number; reached: string | null }[]>`
    WITH person AS (
      SELECT id, birth_date FROM patient
      WHERE merged_into_id IS NULL AND (${afterPatientId}::uuid IS NULL OR id > ${afterPatientId}::uuid)
      ORDER BY id LIMIT ${limit}
    ), age_group (group_index, from_years, below_years) AS (
      SELECT * FROM unnest(${indexes.map(({ index }) => index)}::bytea[],
        ${indexes.map(({ fromYears }) => fromYears)}::int[], ${indexes.map(({ belowYears }) => belowYears)}::int[])
    ), clipped AS (
      SELECT person.id AS patient_id, group_index, birth_date,
        (birth_date + make_interval(years => from_years))::date AS first_birthday,
        (birth_date + make_interval(years => below_years))::date AS last_birthday
      FROM person CROSS JOIN age_group
    ), span AS (
      SELECT patient_id, group_index,
        first_birthday + (extract(day FROM first_birthday) <> extract(day FROM birth_date))::int AS since,
        last_birthday + (extract(day FROM last_birthday) <> extract(day FROM birth_date))::int - 1 AS last_day
      FROM clipped
    ), removed AS (
      DELETE FROM key_group_member AS member USING span
      WHERE member.patient_id = span.patient_id AND member.group_index = span.group_index
        AND member.source = 'age' AND span.since > ${on}::date
      RETURNING 1
    ), corrected AS (
      UPDATE key_group_member AS member
      SET since = span.since, until = CASE WHEN span.last_day < ${on}::date THEN span.last_day END
      FROM span
      WHERE member.patient_id = span.patient_id AND member.group_index = span.group_index
        AND member.source = 'age' AND span.since <= ${on}::date
        AND (member.since, member.until) IS DISTINCT FROM
          (span.since, CASE WHEN span.last_day < ${on}::date THEN span.last_day END)
      RETURNING 1
    ), added AS (
      INSERT INTO key_group_member (id, patient_id, group_index, source, since, created_at)
      SELECT gen_random_uuid(), span.patient_id, span.group_index, 'age', span.since, ${on}::date::timestamp AT TIME ZONE 'Asia/Shanghai'
      FROM span
      WHERE ${on}::date BETWEEN span.since AND coalesce(span.last_day, 'infinity')
        AND NOT EXISTS (SELECT FROM key_group_member AS member WHERE member.patient_id = span.patient_id
          AND member.group_index = span.group_index AND member.source = 'age')
      RETURNING 1
    )
    SELECT ((SELECT count(*) FROM removed) + (SELECT count(*) FROM corrected) + (SELECT count(*) FROM added))::int
      AS rows, (SELECT id FROM person ORDER BY id DESC LIMIT 1) AS reached`
  if (!result) throw new Error('a count without its row')
  return result
}
