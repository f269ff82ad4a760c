import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import { householdRules } from '#domain/patient/household-rules'
import { maskDocument, parseDocument } from '#domain/patient/identity-document'
import { type MergeStatus, survivorOf } from '#domain/patient/merge'
import type { MergeReason } from '#domain/patient/replace-document'
import { readCursor, writeCursor } from '../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext } from '../../platform/context'
import { settledPerson } from './settled-person'
import {
  countGuardiansTogether,
  findQuestion,
  listQuestions,
  type MergeRow,
  type SideRow,
  type WeighedSide,
  weighSides,
} from './store'

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
  /** Of those who decide today; masked, null for those who have not added themselves. */
  readonly guardianNames: readonly (string | null)[]
  readonly appointments: number
  readonly visits: number
  /** Living entries of the record. */
  readonly entries: number
  /** Open or signed. */
  readonly contracts: number
  readonly coverages: number
  readonly claims: number
}

/** What becomes of a yes, before it is said. */
export interface MergeOutcome {
  /** Whose row lives on; what hangs on the other one moves to it. */
  readonly survivor: 'brought' | 'holder'
  readonly name: string
  readonly nameIsTemporary: boolean
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly documentType: DocumentType
  readonly documentMasked: string
  /** Who would decide for the person, and how many at most may (rules D-ID-06). */
  readonly guardians: number
  readonly guardiansMax: number
}

export interface MergeQuestion extends MergeSummary {
  /** What the document itself says; null for numbers that say nothing. */
  readonly document: { readonly birthDate: LocalDate; readonly sex: Sex } | null
  /** The name that came with the document. */
  readonly name: string | null
  readonly brought: MergeSide
  /** The row that has the document already; null when nobody has. */
  readonly holder: MergeSide | null
  readonly after: MergeOutcome
}

export interface ListedQuestion extends MergeSummary {
  readonly nameMasked: string
  /** Whoever has the document already; null when nobody has. */
  readonly holderNameMasked: string | null
}

/** Questions of one status, the oldest first; names masked until one is opened. */
export async function listMergeRequests(
  ctx: StaffContext,
  input: { readonly status?: MergeStatus | undefined; readonly cursor?: string | undefined },
): Promise<{ rows: readonly ListedQuestion[]; nextCursor: string | null }> {
  const after = input.cursor ? readCursor(input.cursor) : null
  const page = { status: input.status ?? 'open', after, limit: PAGE_AND_ONE }
  const found = await listQuestions(ctx.db, ctx.staff, page)
  const { rows, nextCursor } = cutPage(found, ({ id, createdAt }) => writeCursor({ start: createdAt, id }))
  await recordLook(ctx, rows, 'mergeRequest.list')
  return {
    rows: rows.map((row) => ({
      ...summaryOf(ctx, row),
      nameMasked: maskName(nameIn(ctx, row.patientNameCipher)),
      holderNameMasked: row.otherNameCipher && maskName(nameIn(ctx, row.otherNameCipher)),
    })),
    nextCursor,
  }
}

/** One open question with both its sides, and what a yes would make of them. @throws not_found, merge_over */
export async function getMergeRequest(ctx: StaffContext, { id }: { id: string }): Promise<MergeQuestion> {
  const question = await findQuestion(ctx.db, ctx.staff, id)
  if (!question) throw new DomainError('not_found')
  // The rows of an answered one are no longer what staff compared.
  if (question.status !== 'open') throw new DomainError('merge_over')
  const { patientId, otherPatientId, nameCipher } = question
  const ids = otherPatientId ? [patientId, otherPatientId] : [patientId]
  const sides = await weighSides(ctx.db, ctx.staff, ids, localDateOf(ctx.now()))
  const brought = sides.find((side) => side.id === patientId)
  const holder = sides.find((side) => side.id === otherPatientId) ?? null
  if (!brought) throw new Error(`merge request ${id} is about nobody`)
  await recordLook(ctx, [question], 'mergeRequest.get')
  return {
    ...summaryOf(ctx, question),
    document: holderSaid(ctx, question),
    name: nameCipher && nameIn(ctx, nameCipher),
    brought: sideOf(ctx, brought),
    holder: holder && sideOf(ctx, holder),
    after: await outcomeOf(ctx, question, brought, holder),
  }
}

async function outcomeOf(
  ctx: StaffContext,
  question: MergeRow,
  brought: SideRow,
  holder: SideRow | null,
): Promise<MergeOutcome> {
  const today = localDateOf(ctx.now())
  const keepsHolder = holder !== null && survivorOf(brought, holder).survivorId === holder.id
  const [survivor, ended] = keepsHolder ? [holder, brought] : [brought, holder]
  const person = settledPerson(ctx.fieldCrypto, question, survivor, ended, today)
  const { nameIsTemporary, birthDate, sex, documentType } = person
  const ids = holder ? [brought.id, holder.id] : [brought.id]
  return {
    survivor: keepsHolder ? 'holder' : 'brought',
    name: nameIn(ctx, person.nameCipher),
    nameIsTemporary,
    birthDate,
    sex,
    documentType,
    documentMasked: maskedNumber(ctx, person),
    guardians: await countGuardiansTogether(ctx.db, ctx.staff, ids),
    guardiansMax: householdRules(await ctx.rules(), today)['ID-06'].accountsPerChild,
  }
}

function nameIn({ fieldCrypto }: StaffContext, cipher: string): string {
  return fieldCrypto.open('patient.name', cipher)
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

function sideOf(ctx: StaffContext, side: WeighedSide): MergeSide {
  const { id: _, nameCipher, numberCipher: __, guardianNameCiphers, ...facts } = side
  return {
    ...facts,
    name: nameIn(ctx, nameCipher),
    documentMasked: maskedNumber(ctx, side),
    guardianNames: guardianNameCiphers.map((cipher) => cipher && maskName(nameIn(ctx, cipher))),
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
