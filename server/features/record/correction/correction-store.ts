import type { EntryKind } from '#domain/kernel/entry-kind'
import type { LocalDate } from '#domain/kernel/time'
import { type Database, Prisma, type Transaction } from '../../../platform/database/database'
import type { StaffScope } from '../../../platform/scope/staff-scope'
import { within } from '../../../platform/sql/within-sql'
import type { EntryName } from './addendum-store'

export interface CorrectionRow {
  readonly id: string
  readonly patientId: string
  readonly kind: EntryKind
  readonly entryId: string
  readonly textCipher: string
  readonly createdAt: Date
  readonly nameCipher: string
  readonly sex: 'male' | 'female'
  readonly birthDate: LocalDate
}

/** The place that wrote the entry of an addendum; null for what a family wrote, which it corrects itself. */
const WRITTEN_AT = Prisma.sql`
  CASE addendum.entry_kind
    WHEN 'visit' THEN (SELECT organization_id FROM visit WHERE id = addendum.entry_id)
    WHEN 'prescription' THEN (SELECT organization_id FROM prescription WHERE id = addendum.entry_id)
    WHEN 'report' THEN (SELECT organization_id FROM report WHERE id = addendum.entry_id)
    WHEN 'checkup' THEN (SELECT organization_id FROM checkup WHERE id = addendum.entry_id)
    WHEN 'immunization' THEN (SELECT organization_id FROM immunization WHERE id = addendum.entry_id)
    WHEN 'measurement' THEN (SELECT organization_id FROM measurement WHERE id = addendum.entry_id)
    WHEN 'allergy' THEN (SELECT organization_id FROM allergy WHERE id = addendum.entry_id)
  END`

const OPEN = Prisma.sql`addendum.source = 'family' AND addendum.answered_at IS NULL`
const SELECT = Prisma.sql`
  SELECT addendum.id, addendum.patient_id AS "patientId", addendum.entry_kind AS kind,
    addendum.entry_id AS "entryId", addendum.text_cipher AS "textCipher", addendum.created_at AS "createdAt",
    patient.name_cipher AS "nameCipher", patient.sex, patient.birth_date::text AS "birthDate"
  FROM addendum JOIN patient ON patient.id = addendum.patient_id`

/** What families ask to have corrected of what this place and those below it wrote, the longest waiting first. */
export function listCorrections(
  db: Database,
  { organizationId }: StaffScope,
  page: { readonly after: { readonly start: Date; readonly id: string } | null; readonly limit: number },
): Promise<CorrectionRow[]> {
  const { after, limit } = page
  const later = after
    ? Prisma.sql`AND (addendum.created_at, addendum.id) > (${after.start}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<CorrectionRow[]>`
    ${SELECT} WHERE ${OPEN} AND ${WRITTEN_AT} IN ${within(organizationId)} ${later}
    ORDER BY addendum.created_at, addendum.id LIMIT ${limit}`
}

/** One of them, answered or not; null where another place wrote the entry. */
export async function findCorrection(
  tx: Transaction,
  { organizationId }: StaffScope,
  id: string,
): Promise<CorrectionRow | null> {
  const [row] = await tx.$queryRaw<CorrectionRow[]>`
    ${SELECT} WHERE addendum.id = ${id}::uuid AND addendum.source = 'family'
      AND ${WRITTEN_AT} IN ${within(organizationId)}`
  return row ?? null
}

/** @returns false when a colleague was quicker */
export async function answerAddendum(
  tx: Transaction,
  id: string,
  answer: { readonly answerCipher: string; readonly byAccountId: string; readonly now: Date },
): Promise<boolean> {
  const { count } = await tx.addendum.updateMany({
    where: { id, answeredAt: null },
    data: {
      answerCipher: answer.answerCipher,
      answeredAt: answer.now,
      answeredByAccountId: answer.byAccountId,
    },
  })
  return count === 1
}

/** What a family waits for an answer to about the entry; there is one at most. */
export function findOpenCorrection(tx: Transaction, { kind, id }: EntryName): Promise<{ id: string } | null> {
  return tx.addendum.findFirst({
    where: { entryKind: kind, entryId: id, source: 'family', answeredAt: null },
    select: { id: true },
  })
}
