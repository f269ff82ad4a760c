import type { LocalDate } from '#domain/kernel/time'
import type { KeyGroupSource } from '#domain/key-group/key-group'
import { Prisma, type Reader, type Transaction } from '../../platform/database/database'

interface TaggedPerson {
  readonly patientId: string
  readonly birthDate: LocalDate
  readonly tags: readonly { readonly groupIndex: string; readonly source: Exclude<KeyGroupSource, 'age'> }[]
}

/** Of each person the birth date and the groups that were said or seen; one statement however many they are. */
export function listTagged(
  db: Reader,
  patientIds: readonly string[],
  on: LocalDate,
): Promise<TaggedPerson[]> {
  return db.$queryRaw<TaggedPerson[]>`
    SELECT patient.id AS "patientId", patient.birth_date::text AS "birthDate",
      coalesce(jsonb_agg(jsonb_build_object('groupIndex', encode(member.group_index, 'hex'), 'source', member.source))
        FILTER (WHERE member.id IS NOT NULL), '[]') AS tags
    FROM patient LEFT JOIN key_group_member AS member ON member.patient_id = patient.id
      AND member.source <> 'age' AND member.since <= ${on}::date AND coalesce(member.until, ${on}::date) >= ${on}::date
    WHERE patient.id = ANY(${[...patientIds]}::uuid[])
    GROUP BY patient.id`
}

/** A group that is living already, from whomever it is known, is left as it is. */
export async function insertDeclared(
  tx: Transaction,
  patientId: string,
  indexes: readonly Buffer[],
  { since, byAccountId, now }: { since: LocalDate; byAccountId: string; now: Date },
): Promise<void> {
  const values = indexes.map(
    (index) => Prisma.sql`(gen_random_uuid(), ${patientId}::uuid, ${new Uint8Array(index)}::bytea, 'declared',
      ${since}::date, ${byAccountId}::uuid, ${now})`,
  )
  await tx.$executeRaw`
    INSERT INTO key_group_member (id, patient_id, group_index, source, since, by_account_id, created_at)
    VALUES ${Prisma.join(values)} ON CONFLICT (patient_id, group_index) WHERE until IS NULL DO NOTHING`
}
