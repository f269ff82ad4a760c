import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import { maskDocument, parseDocument } from '#domain/patient/identity-document'
import type { MergeStatus } from '#domain/patient/merge'
import type { MergeReason } from '#domain/patient/replace-document'
import { readCursor, writeCursor } from '../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext } from '../../platform/context'
import { findQuestion, listQuestions, loadSides, type MergeRow, type SideRow } from './store'

interface MergeSummary {
  readonly id: string
  readonly status: MergeStatus
  readonly reason: MergeReason
  readonly documentType: DocumentType
  readonly documentMasked: string
  readonly createdAt: string
  readonly decidedAt: string | null
}

/** What staff compare: names and dates whole, numbers masked (rules D-ID-08), and how much hangs on the row. */
export interface MergeSide {
  readonly name: string
  readonly nameIsTemporary: boolean
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly documentType: DocumentType
  readonly documentMasked: string
  readonly guardians: number
  readonly appointments: number
  readonly visits: number
}

export interface MergeQuestion extends MergeSummary {
  /** What the document itself says; null for numbers that say nothing. */
  readonly document: { readonly birthDate: LocalDate; readonly sex: Sex } | null
  /** The name that came with the document. */
  readonly name: string | null
  readonly brought: MergeSide
  /** The row that has the document already; null when nobody has. */
  readonly holder: MergeSide | null
}

/** Questions of one status, the oldest first; names masked until one is opened. */
export async function listMergeRequests(
  ctx: StaffContext,
  input: { readonly status?: MergeStatus | undefined; readonly cursor?: string | undefined },
): Promise<{ rows: readonly (MergeSummary & { nameMasked: string })[]; nextCursor: string | null }> {
  const after = input.cursor ? readCursor(input.cursor) : null
  const page = { status: input.status ?? 'open', after, limit: PAGE_AND_ONE }
  const found = await listQuestions(ctx.db, ctx.staff, page)
  const { rows, nextCursor } = cutPage(found, ({ id, createdAt }) => writeCursor({ start: createdAt, id }))
  await recordLook(ctx, rows, 'mergeRequest.list')
  return {
    rows: rows.map((row) => ({
      ...summaryOf(ctx, row),
      nameMasked: maskName(ctx.fieldCrypto.open('patient.name', row.patientNameCipher)),
    })),
    nextCursor,
  }
}

/** @throws not_found */
export async function getMergeRequest(ctx: StaffContext, { id }: { id: string }): Promise<MergeQuestion> {
  const question = await findQuestion(ctx.db, ctx.staff, id)
  if (!question) throw new DomainError('not_found')
  const { patientId, otherPatientId, nameCipher } = question
  const sides = await loadSides(ctx.db, ctx.staff, otherPatientId ? [patientId, otherPatientId] : [patientId])
  const brought = sides.find((side) => side.id === patientId)
  const holder = sides.find((side) => side.id === otherPatientId)
  if (!brought) throw new Error(`merge request ${id} is about nobody`)
  await recordLook(ctx, [question], 'mergeRequest.get')
  return {
    ...summaryOf(ctx, question),
    document: holderSaid(ctx, question),
    name: nameCipher && ctx.fieldCrypto.open('patient.name', nameCipher),
    brought: sideOf(ctx, brought),
    holder: holder ? sideOf(ctx, holder) : null,
  }
}

function summaryOf(ctx: StaffContext, row: MergeRow): MergeSummary {
  return {
    id: row.id,
    status: row.status,
    reason: row.reason,
    documentType: row.documentType,
    documentMasked: maskedNumber(ctx, row),
    createdAt: toIsoShanghai(row.createdAt),
    decidedAt: row.decidedAt && toIsoShanghai(row.decidedAt),
  }
}

function sideOf(ctx: StaffContext, side: SideRow): MergeSide {
  const { id: _, nameCipher, numberCipher: __, ...facts } = side
  return {
    ...facts,
    name: ctx.fieldCrypto.open('patient.name', nameCipher),
    documentMasked: maskedNumber(ctx, side),
  }
}

function maskedNumber(
  { fieldCrypto }: StaffContext,
  { documentType, numberCipher }: Pick<SideRow, 'documentType' | 'numberCipher'>,
): string {
  const number = fieldCrypto.open('patient_identifier.number', numberCipher)
  return maskDocument({ type: documentType, number })
}

function holderSaid(ctx: StaffContext, row: MergeRow): MergeQuestion['document'] {
  const number = ctx.fieldCrypto.open('patient_identifier.number', row.numberCipher)
  const document = parseDocument({ type: row.documentType, number }, localDateOf(ctx.now()))
  return 'code' in document ? null : document.holder
}

function recordLook(ctx: StaffContext, rows: readonly MergeRow[], action: string): Promise<void> {
  const ids = rows.flatMap(({ patientId, otherPatientId }) => [patientId, otherPatientId])
  return ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'identity-check',
    action,
    patientIds: ids.filter((id) => id !== null),
    fields: ['name', 'birth-date', 'sex', 'document'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
}
