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
import { findForStaff, listForStaff, type StaffRow } from './store'

interface Described {
  readonly name: string
  readonly birthDate: LocalDate
  readonly sex: Sex
}

/** What staff compare with the papers that a parent shows: names whole, numbers masked. */
export interface GuardianshipCase {
  readonly id: string
  readonly relation: Relation
  readonly documentType: DocumentType
  readonly documentMasked: string
  /** What whoever asks has typed. */
  readonly typed: Described
  /** What the product knows. */
  readonly record: Described
  /** Masked; null for those who have not added themselves. */
  readonly guardians: readonly (string | null)[]
  readonly createdAt: string
  readonly expiresAt: string
}

/** Every open request of the county, the oldest first; each look is written down. */
export async function listRequestsForStaff(
  ctx: StaffContext,
  input: { readonly cursor?: string | undefined },
): Promise<{ rows: readonly GuardianshipCase[]; nextCursor: string | null }> {
  const now = ctx.now()
  const page = { after: input.cursor ? readCursor(input.cursor) : null, limit: PAGE_AND_ONE }
  const found = await listForStaff(ctx.db, ctx.staff, { ...page, now, today: localDateOf(now) })
  const { rows, nextCursor } = cutPage(found, ({ id, createdAt }) => writeCursor({ start: createdAt, id }))
  return {
    rows: await shown(ctx, rows, 'guardianship.staffList'),
    nextCursor,
  }
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
  return { rows: await shown(ctx, found, 'guardianship.staffFind') }
}

async function shown(
  ctx: StaffContext,
  rows: readonly StaffRow[],
  action: string,
): Promise<readonly GuardianshipCase[]> {
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'identity-check',
    action,
    patientIds: rows.map(({ patientId }) => patientId),
    fields: ['name', 'birth-date', 'sex', 'document'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  return rows.map((row) => caseOf(row, (cipher) => ctx.fieldCrypto.open('patient.name', cipher), ctx))
}

function caseOf(
  row: StaffRow,
  nameOf: (cipher: string) => string,
  { fieldCrypto }: StaffContext,
): GuardianshipCase {
  const number = fieldCrypto.open('patient_identifier.number', row.numberCipher)
  return {
    id: row.id,
    relation: row.relation,
    documentType: row.documentType,
    documentMasked: maskDocument({ type: row.documentType, number }),
    typed: { name: nameOf(row.typedNameCipher), birthDate: row.typedBirthDate, sex: row.typedSex },
    record: { name: nameOf(row.nameCipher), birthDate: row.birthDate, sex: row.sex },
    guardians: row.guardianNameCiphers.map((cipher) => cipher && maskName(nameOf(cipher))),
    createdAt: toIsoShanghai(row.createdAt),
    expiresAt: toIsoShanghai(row.expiresAt),
  }
}
