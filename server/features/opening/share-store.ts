import type { EntryKind } from '#domain/kernel/entry-kind'
import { countTry } from '../../platform/api/counted-tries'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import type { StaffScope } from '../../platform/scope/staff-scope'

/** Newer ones first; who shows more than these in a day shows it to everybody. */
const SHARES_MAX = 20

export interface NewShare {
  readonly id: string
  readonly codeIndex: Uint8Array<ArrayBuffer>
  readonly sections: readonly EntryKind[]
  readonly now: Date
  readonly expiresAt: Date
}

export async function insertShare(tx: Transaction, scope: PatientScope, share: NewShare): Promise<void> {
  const { id, codeIndex, sections, now, expiresAt } = share
  await tx.shareCode.create({
    data: {
      id,
      patientId: scope.patientId,
      byAccountId: scope.accountId,
      codeIndex,
      sections: [...sections],
      createdAt: now,
      expiresAt,
    },
  })
}

export interface ShareRow {
  readonly id: string
  readonly sections: EntryKind[]
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly usedAt: Date | null
  readonly usedByAccountId: string | null
}

export async function listShares(db: Database, { patientId }: PatientScope): Promise<ShareRow[]> {
  const rows = await db.shareCode.findMany({
    where: { patientId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHARES_MAX,
    select: {
      id: true,
      sections: true,
      createdAt: true,
      expiresAt: true,
      revokedAt: true,
      usedAt: true,
      usedByAccountId: true,
    },
  })
  return rows.map((row) => ({ ...row, sections: row.sections as EntryKind[] }))
}

/** Whose share it is; null for nobody's id. */
export async function findPatientOfShare(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.shareCode.findUnique({ where: { id }, select: { patientId: true } })
  return row?.patientId ?? null
}

/** Ends the code and what was opened by it. */
export async function endShare(
  tx: Transaction,
  { patientId }: PatientScope,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<void> {
  await tx.$executeRaw`
    WITH ended AS (
      UPDATE share_code SET revoked_at = ${now}
      WHERE id = ${id}::uuid AND patient_id = ${patientId}::uuid AND revoked_at IS NULL
      RETURNING id)
    UPDATE record_opening SET expires_at = greatest(${now}::timestamptz, opened_at + interval '1 millisecond')
    FROM ended WHERE share_code_id = ended.id AND expires_at > ${now}::timestamptz`
}

export interface UsedShare {
  readonly id: string
  readonly patientId: string
  readonly sections: EntryKind[]
  readonly expiresAt: Date
}

/** Of two doctors with the same code one gets it; whoever has it may come back to it until it ends. Null for the rest. */
export async function useShare(
  tx: Transaction,
  { accountId }: StaffScope,
  codeIndex: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<UsedShare | null> {
  const [row] = await tx.$queryRaw<UsedShare[]>`
    UPDATE share_code SET used_at = coalesce(used_at, ${now}::timestamptz), used_by_account_id = ${accountId}::uuid
    WHERE code_index = ${codeIndex} AND revoked_at IS NULL AND expires_at > ${now}::timestamptz
      AND (used_by_account_id IS NULL OR used_by_account_id = ${accountId}::uuid)
    RETURNING id, patient_id AS "patientId", sections, expires_at AS "expiresAt"`
  return row ?? null
}

export function countShareTry(
  db: Database,
  given: { readonly accountId: string; readonly codeIndex: Uint8Array<ArrayBuffer>; readonly at: Date },
  max: number,
): Promise<boolean> {
  return countTry(
    db,
    {
      table: 'share_code_try',
      by: { column: 'account_id', value: Prisma.sql`${given.accountId}::uuid` },
      tried: { column: 'code_indexes', value: Prisma.sql`${given.codeIndex}::bytea` },
    },
    given.at,
    max,
  )
}
