import { Prisma, type Transaction } from '../../platform/database/database'
import type { Merge } from './move-store'

/** What of a record moves as it is; doses and check-ups are looked at first. */
const TABLES = [
  Prisma.sql`measurement`,
  Prisma.sql`immunization`,
  Prisma.sql`checkup`,
  Prisma.sql`follow_up`,
  Prisma.sql`allergy`,
  Prisma.sql`prescription`,
  Prisma.sql`report`,
  Prisma.sql`record_attachment`,
  Prisma.sql`immunization_hold`,
  Prisma.sql`addendum`,
  Prisma.sql`record_opening`,
  Prisma.sql`share_code`,
  Prisma.sql`access_objection`,
  Prisma.sql`earlier_birth_facts`,
  Prisma.sql`moved_entry`,
] as const

interface Doubles {
  readonly kind: 'immunization' | 'checkup'
  readonly ids: readonly string[]
}

/**
 * The same dose of a day and the same check-up stand on both rows. What staff wrote stays before what a family did, what
 * was verified before what was not, and of equals the survivor's; the other is withdrawn, with what it measured.
 */
export async function withdrawDoubles(tx: Transaction, merge: Merge): Promise<Doubles[]> {
  const { survivorId, endedId, byAccountId, now } = merge
  const withdraw = (table: Prisma.Sql, isSame: Prisma.Sql, worth: (row: Prisma.Sql) => Prisma.Sql) => {
    const [double, kept] = [Prisma.sql`double`, Prisma.sql`kept`]
    return tx.$queryRaw<{ id: string }[]>`
      UPDATE ${table} AS double SET withdrawn_at = ${now}::timestamptz, withdrawn_by_account_id = ${byAccountId}::uuid
      FROM ${table} AS kept
      WHERE double.withdrawn_at IS NULL AND kept.withdrawn_at IS NULL AND ${isSame}
        AND ((double.patient_id = ${endedId}::uuid AND kept.patient_id = ${survivorId}::uuid
            AND ${worth(double)} <= ${worth(kept)})
          OR (double.patient_id = ${survivorId}::uuid AND kept.patient_id = ${endedId}::uuid
            AND ${worth(double)} < ${worth(kept)}))
      RETURNING double.id`
  }
  const sameDose = Prisma.sql`kept.vaccine_code = double.vaccine_code AND kept.occurred_on = double.occurred_on`
  // A further visit to a newborn at risk is none of the thirteen: there may be several.
  const sameCheckup = Prisma.sql`kept.visit_no = double.visit_no AND kept.visit_no > 0`
  const doses = await withdraw(
    Prisma.sql`immunization`,
    sameDose,
    (row) => Prisma.sql`(${row}.source = 'staff', ${row}.is_verified)`,
  )
  const checkups = await withdraw(Prisma.sql`checkup`, sameCheckup, () => Prisma.sql`0`)
  const checkupIds = checkups.map(({ id }) => id)
  await tx.$executeRaw`
    UPDATE measurement SET withdrawn_at = ${now}::timestamptz, withdrawn_by_account_id = ${byAccountId}::uuid
    WHERE withdrawn_at IS NULL AND id IN (SELECT measurement_id FROM checkup WHERE id = ANY(${checkupIds}::uuid[]))`
  await tx.$executeRaw`
    UPDATE immunization_hold AS double SET ended_at = ${now}::timestamptz, ended_by_account_id = ${byAccountId}::uuid
    WHERE double.patient_id = ${endedId}::uuid AND double.ended_at IS NULL AND EXISTS (
      SELECT FROM immunization_hold AS kept WHERE kept.patient_id = ${survivorId}::uuid AND kept.ended_at IS NULL
        AND kept.vaccine_code = double.vaccine_code)`
  return [
    { kind: 'immunization', ids: doses.map(({ id }) => id) },
    { kind: 'checkup', ids: checkupIds },
  ]
}

/** Everything that was written under the ended row, withdrawn or not, and what is known of its birth where nobody said. */
export async function moveRecordRows(tx: Transaction, { survivorId, endedId }: Merge): Promise<void> {
  for (const table of TABLES) {
    await tx.$executeRaw`
      UPDATE ${table} SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
  }
  await tx.$executeRaw`
    UPDATE moved_entry SET to_patient_id = ${survivorId}::uuid WHERE to_patient_id = ${endedId}::uuid`
  await tx.$executeRaw`
    UPDATE birth_facts SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid
      AND NOT EXISTS (SELECT FROM birth_facts AS kept WHERE kept.patient_id = ${survivorId}::uuid)`
}

export async function noteDoubles(
  tx: Transaction,
  { survivorId, byAccountId, now }: Merge,
  note: {
    readonly organizationId: string
    readonly textCipher: string
    readonly doubles: readonly Doubles[]
  },
): Promise<void> {
  await tx.addendum.createMany({
    data: note.doubles.flatMap(({ kind, ids }) =>
      ids.map((entryId) => ({
        patientId: survivorId,
        entryKind: kind,
        entryId,
        textCipher: note.textCipher,
        source: 'staff',
        byAccountId,
        organizationId: note.organizationId,
        createdAt: now,
      })),
    ),
  })
}
