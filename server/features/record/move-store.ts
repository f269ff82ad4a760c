import type { EntryKind } from '#domain/kernel/entry-kind'
import type { ChartScope } from '../../platform/chart-scope'
import { Prisma, type Transaction } from '../../platform/database'

const TABLES: Readonly<Record<Exclude<EntryKind, 'visit'>, Prisma.Sql>> = {
  prescription: Prisma.sql`prescription`,
  report: Prisma.sql`report`,
  checkup: Prisma.sql`checkup`,
  immunization: Prisma.sql`immunization`,
  measurement: Prisma.sql`measurement`,
  allergy: Prisma.sql`allergy`,
  attachment: Prisma.sql`record_attachment`,
}

/**
 * Moves one living entry, and what was measured at a check-up with it. The other person's same dose of that day, or
 * same check-up, is found by the unique index: entry_already_there.
 *
 * @returns false when it was withdrawn or moved meanwhile
 */
export async function moveEntryRow(
  tx: Transaction,
  { kind, id }: { readonly kind: Exclude<EntryKind, 'visit'>; readonly id: string },
  from: ChartScope,
  to: ChartScope,
): Promise<boolean> {
  if (kind === 'checkup') {
    await tx.$executeRaw`
      UPDATE measurement SET patient_id = ${to.patientId}::uuid
      WHERE patient_id = ${from.patientId}::uuid AND withdrawn_at IS NULL
        AND id = (SELECT measurement_id FROM checkup WHERE id = ${id}::uuid)`
  }
  const moved = await tx.$executeRaw`
    UPDATE ${TABLES[kind]} SET patient_id = ${to.patientId}::uuid
    WHERE id = ${id}::uuid AND patient_id = ${from.patientId}::uuid AND withdrawn_at IS NULL`
  return moved === 1
}
