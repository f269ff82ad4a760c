import type { LocalDate } from '#domain/kernel/time'
import { ATTACHMENTS_MAX, type AttachmentKind, type MediaType } from '#domain/record/attachment'
import type { Database, Transaction } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import type { RecordView } from '../../../platform/scope/record-view'

export interface NewAttachment {
  readonly kind: AttachmentKind
  readonly titleCipher: string
  readonly datedOn: LocalDate
  readonly mediaType: MediaType
  readonly sizeBytes: number
  readonly contentCipher: Uint8Array<ArrayBuffer>
  readonly now: Date
}

/** @returns null when the person has as many as are kept */
export async function insertAttachment(
  tx: Transaction,
  scope: PatientScope,
  { now, datedOn, ...rest }: NewAttachment,
): Promise<string | null> {
  const { patientId, accountId } = scope
  // Of one person's pictures one is added at a time: the count below holds.
  await tx.$queryRaw`SELECT id FROM patient WHERE id = ${patientId}::uuid FOR NO KEY UPDATE`
  const kept = await tx.recordAttachment.count({ where: { patientId, withdrawnAt: null } })
  if (kept >= ATTACHMENTS_MAX) return null
  const row = await tx.recordAttachment.create({
    data: { ...rest, patientId, datedOn: new Date(datedOn), byAccountId: accountId, createdAt: now },
    select: { id: true },
  })
  return row.id
}

interface AttachmentContent {
  readonly mediaType: MediaType
  readonly contentCipher: Uint8Array
}

export async function findAttachment(
  db: Database,
  view: RecordView,
  id: string,
): Promise<AttachmentContent | null> {
  if (!view.kinds.includes('attachment')) return null
  const row = await db.recordAttachment.findFirst({
    where: { id, patientId: view.patientId, withdrawnAt: null },
    select: { mediaType: true, contentCipher: true },
  })
  return row as AttachmentContent | null
}

/** Whose a picture is that stands. */
export async function personOfAttachment(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.recordAttachment.findFirst({
    where: { id, withdrawnAt: null },
    select: { patientId: true },
  })
  return row?.patientId ?? null
}

export async function withdrawAttachmentRow(
  tx: Transaction,
  { patientId, accountId }: PatientScope,
  id: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.recordAttachment.updateMany({
    where: { id, patientId, withdrawnAt: null },
    data: { withdrawnAt: now, withdrawnByAccountId: accountId },
  })
  return count === 1
}
