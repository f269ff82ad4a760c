import { maskPhoneNumber, type PhoneNumber } from '#domain/account/phone-number'
import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import { documentKey, maskDocument, parseDocument } from '#domain/patient/identity-document'
import type { Relation } from '#domain/patient/relation'
import { readCursor, writeCursor } from '../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext } from '../../platform/context'
import { PHONE_FIELD } from '../../platform/sealing/field-names'
import { findForStaff, findOneForStaff, listForStaff, type StaffRow } from './store'

interface Described {
  readonly name: string
  readonly birthDate: LocalDate
  readonly sex: Sex
}

/** A request as a list shows it: names and numbers masked (rules D-ID-08). */
export interface GuardianshipSummary {
  readonly id: string
  /** What the patient is to whoever asks. */
  readonly relation: Relation
  readonly documentType: DocumentType
  readonly documentMasked: string
  readonly nameMasked: string
  /** Whoever asks: the name is null for those who have not added themselves, the phone for those who gave none. */
  readonly askedBy: { readonly nameMasked: string | null; readonly phoneMasked: string | null }
  readonly createdAt: string
  readonly expiresAt: string
}

/** What staff compare with the papers that a parent shows: names whole, numbers masked. */
export interface GuardianshipCase extends GuardianshipSummary {
  /** What whoever asks has typed. */
  readonly typed: Described
  /** What the product knows. */
  readonly record: Described
  /** Masked; null for those who have not added themselves. */
  readonly guardians: readonly (string | null)[]
}

/** Every open request of the county, the oldest first; each look is written down, and names are whole in none. */
export async function listRequestsForStaff(
  ctx: StaffContext,
  input: { readonly cursor?: string | undefined },
): Promise<{ rows: readonly GuardianshipSummary[]; nextCursor: string | null }> {
  const now = ctx.now()
  const page = { after: input.cursor ? readCursor(input.cursor) : null, limit: PAGE_AND_ONE }
  const found = await listForStaff(ctx.db, ctx.staff, { ...page, now, today: localDateOf(now) })
  const { rows, nextCursor } = cutPage(found, ({ id, createdAt }) => writeCursor({ start: createdAt, id }))
  await recordLook(ctx, rows, 'guardianship.staffList')
  return { rows: rows.map((row) => summaryOf(row, ctx)), nextCursor }
}

/** One open request, to be compared with the papers. @throws guardianship_over for one that is answered, or not there */
export async function getRequestForStaff(
  ctx: StaffContext,
  { id }: { id: string },
): Promise<GuardianshipCase> {
  const now = ctx.now()
  const row = await findOneForStaff(ctx.db, ctx.staff, { id, now, today: localDateOf(now) })
  if (!row) throw new DomainError('guardianship_over')
  await recordLook(ctx, [row], 'guardianship.staffGet')
  return caseOf(row, ctx)
}

/**
 * The open requests about the person of a document that a parent holds in the hand: a front desk finds by exact number
 * and never browses.
 *
 * @throws what `parseDocument` returns
 */
export async function findRequestsAtDesk(
  ctx: StaffContext,
  input: { readonly documentType: DocumentType; readonly number: string },
): Promise<{ rows: readonly GuardianshipCase[] }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const document = parseDocument({ type: input.documentType, number: input.number }, today)
  if ('code' in document) throw new DomainError(document.code, document.facts)
  const index = ctx.fieldCrypto.index('patient_identifier.number', documentKey(document))
  const found = await findForStaff(ctx.db, ctx.staff, { numberIndex: Uint8Array.from(index), now, today })
  await recordLook(ctx, found, 'guardianship.staffFind')
  return { rows: found.map((row) => caseOf(row, ctx)) }
}

function recordLook(ctx: StaffContext, rows: readonly StaffRow[], action: string): Promise<void> {
  return ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'identity-check',
    action,
    patientIds: rows.map(({ patientId }) => patientId),
    fields: ['name', 'birth-date', 'sex', 'document'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
}

function summaryOf(row: StaffRow, { fieldCrypto }: StaffContext): GuardianshipSummary {
  const nameOf = (cipher: string) => fieldCrypto.open('patient.name', cipher)
  const number = fieldCrypto.open('patient_identifier.number', row.numberCipher)
  const phone = row.phoneCipher && (fieldCrypto.open(PHONE_FIELD, row.phoneCipher) as PhoneNumber)
  return {
    id: row.id,
    relation: row.relation,
    documentType: row.documentType,
    documentMasked: maskDocument({ type: row.documentType, number }),
    nameMasked: maskName(nameOf(row.nameCipher)),
    askedBy: {
      nameMasked: row.askedByCipher && maskName(nameOf(row.askedByCipher)),
      phoneMasked: phone && maskPhoneNumber(phone),
    },
    createdAt: toIsoShanghai(row.createdAt),
    expiresAt: toIsoShanghai(row.expiresAt),
  }
}

function caseOf(row: StaffRow, ctx: StaffContext): GuardianshipCase {
  const nameOf = (cipher: string) => ctx.fieldCrypto.open('patient.name', cipher)
  return {
    ...summaryOf(row, ctx),
    typed: { name: nameOf(row.typedNameCipher), birthDate: row.typedBirthDate, sex: row.typedSex },
    record: { name: nameOf(row.nameCipher), birthDate: row.birthDate, sex: row.sex },
    guardians: row.guardianNameCiphers.map((cipher) => cipher && maskName(nameOf(cipher))),
  }
}
