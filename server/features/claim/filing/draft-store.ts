import type { Database, Transaction } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'

export interface DraftRow {
  readonly id: string
  readonly contentCipher: string
  readonly savedAt: Date
}

/** One an account and child: the newest. */
export async function saveDraftRow(
  tx: Transaction,
  { patientId, accountId }: PatientScope,
  draft: { readonly contentCipher: string; readonly savedAt: Date },
): Promise<string> {
  const row = await tx.claimDraft.upsert({
    where: { accountId_patientId: { accountId, patientId } },
    create: { accountId, patientId, ...draft },
    update: draft,
    select: { id: true },
  })
  return row.id
}

export function findDraft(
  db: Database | Transaction,
  { patientId, accountId }: PatientScope,
): Promise<DraftRow | null> {
  return db.claimDraft.findUnique({
    where: { accountId_patientId: { accountId, patientId } },
    select: { id: true, contentCipher: true, savedAt: true },
  })
}

export async function deleteDraft(tx: Transaction, { patientId, accountId }: PatientScope): Promise<void> {
  await tx.claimDraft.deleteMany({ where: { accountId, patientId } })
}

export async function forgetDraftsBefore(db: Database, moment: Date): Promise<void> {
  await db.claimDraft.deleteMany({ where: { savedAt: { lt: moment } } })
}
