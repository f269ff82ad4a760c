import { instantAt, type LocalDate, localTime } from '#domain/kernel/time'
import type { Reader, Transaction } from '../../../platform/database/database'

export interface NewAddendum {
  readonly contractId: string
  readonly textCipher: string
  readonly byAccountId: string
  readonly createdAt: Date
}

export async function insertAddendum(tx: Transaction, addendum: NewAddendum): Promise<void> {
  await tx.contractAddendum.create({ data: addendum, select: { id: true } })
}

/** Whether somebody who decides for the resident has added something since a day; a team's words are not theirs. */
export async function hasFamilyAddendum(
  db: Reader,
  { contractId, patientId }: { readonly contractId: string; readonly patientId: string },
  since: LocalDate,
): Promise<boolean> {
  const from = instantAt(since, localTime('00:00'))
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 AS found FROM contract_addendum AS added WHERE contract_id = ${contractId}::uuid AND created_at >= ${from}
      AND EXISTS (SELECT FROM patient_link AS link
        WHERE link.account_id = added.by_account_id AND link.patient_id = ${patientId}::uuid)
    LIMIT 1`
  return rows.length > 0
}
