import { Prisma, type Transaction } from '../../../platform/database/database'
import type { ChartScope } from '../../../platform/scope/chart-scope'
import { within } from '../../../platform/sql/within-sql'

const TABLES = {
  prescription: Prisma.sql`prescription`,
  report: Prisma.sql`report`,
  allergy: Prisma.sql`allergy`,
} as const

/** @returns false when it was withdrawn already, or another place wrote it */
export async function withdrawEntryRow(
  tx: Transaction,
  { patientId, accountId, organizationId }: ChartScope,
  { kind, id }: { readonly kind: keyof typeof TABLES; readonly id: string },
  now: Date,
): Promise<boolean> {
  const withdrawn = await tx.$executeRaw`
    UPDATE ${TABLES[kind]} SET withdrawn_at = ${now}::timestamptz, withdrawn_by_account_id = ${accountId}::uuid
    WHERE id = ${id}::uuid AND patient_id = ${patientId}::uuid AND withdrawn_at IS NULL
      AND organization_id IN ${within(organizationId)}`
  return withdrawn === 1
}
