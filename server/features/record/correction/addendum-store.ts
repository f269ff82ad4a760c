import type { EntryKind, EntrySource } from '#domain/kernel/entry-kind'
import type { Reader, Transaction } from '../../../platform/database/database'
import type { ChartScope } from '../../../platform/scope/chart-scope'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import type { RecordView } from '../../../platform/scope/record-view'

/** More words than anybody adds to one entry. */
const ADDENDA_MAX = 50

export interface EntryName {
  readonly kind: EntryKind
  readonly id: string
}

export interface AddendumRow {
  readonly id: string
  readonly textCipher: string
  readonly source: EntrySource
  readonly byAccountId: string
  readonly organization: string | null
  readonly createdAt: Date
  readonly answerCipher: string | null
  readonly answeredAt: Date | null
}

/** What was added to an entry that the reader has been shown, oldest first. */
export function listAddenda(db: Reader, view: RecordView, { kind, id }: EntryName): Promise<AddendumRow[]> {
  return db.$queryRaw<AddendumRow[]>`
    SELECT addendum.id, text_cipher AS "textCipher", source, by_account_id AS "byAccountId",
      organization.name AS organization, addendum.created_at AS "createdAt", answer_cipher AS "answerCipher",
      answered_at AS "answeredAt"
    FROM addendum LEFT JOIN organization ON organization.id = addendum.organization_id
    WHERE addendum.patient_id = ${view.patientId}::uuid AND entry_kind = ${kind} AND entry_id = ${id}::uuid
    ORDER BY addendum.created_at, addendum.id LIMIT ${ADDENDA_MAX}`
}

/** Staff's words carry their place, a family's none. */
export async function insertAddendum(
  tx: Transaction,
  by: PatientScope | ChartScope,
  { kind, id }: EntryName,
  written: { readonly textCipher: string; readonly now: Date },
): Promise<string> {
  const organizationId = 'organizationId' in by ? by.organizationId : null
  const row = await tx.addendum.create({
    data: {
      patientId: by.patientId,
      entryKind: kind,
      entryId: id,
      textCipher: written.textCipher,
      source: organizationId === null ? 'family' : 'staff',
      byAccountId: by.accountId,
      organizationId,
      createdAt: written.now,
    },
    select: { id: true },
  })
  return row.id
}
