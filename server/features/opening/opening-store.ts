import type { StaffRole } from '#domain/account/account-role'
import type { EntryKind } from '#domain/kernel/entry-kind'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'
import type { WorkedCursor } from './worked-cursor'

interface NewOpening {
  readonly patientId: string
  readonly openedAt: Date
  readonly expiresAt: Date
}

/** @returns false when the code opened the record before */
export async function insertShared(
  tx: Transaction,
  { accountId, role, organizationId }: StaffScope,
  opening: NewOpening & { readonly shareCodeId: string; readonly sections: readonly EntryKind[] },
): Promise<boolean> {
  const { count } = await tx.recordOpening.createMany({
    data: [
      {
        accountId,
        role,
        organizationId,
        basis: 'share-code',
        ...opening,
        sections: [...opening.sections],
      },
    ],
    skipDuplicates: true,
  })
  return count === 1
}

export async function insertEmergency(
  tx: Transaction,
  { accountId, role, organizationId }: StaffScope,
  opening: NewOpening & { readonly reasonCipher: string },
): Promise<string> {
  const { id } = await tx.recordOpening.create({
    data: { accountId, role, organizationId, basis: 'break-glass', ...opening },
    select: { id: true },
  })
  return id
}

/** Whether somebody of that id is cared for, under a row that was not merged away. */
export async function isPatient(tx: Transaction, patientId: string): Promise<boolean> {
  const found = await tx.patient.findFirst({
    where: { id: patientId, mergedIntoId: null },
    select: { id: true },
  })
  return found !== null
}

export type ReviewOutcome = 'justified' | 'unjustified'

export interface EmergencyRow {
  readonly id: string
  readonly patientId: string
  readonly accountId: string
  readonly role: StaffRole
  readonly organizationName: string
  readonly reasonCipher: string
  readonly openedAt: Date
  readonly reviewedAt: Date | null
  readonly outcome: ReviewOutcome | null
  readonly noteCipher: string | null
}

/** Broken glass of the scope's organizations, what nobody has looked at first, then newest first. */
export function listEmergencies(
  db: Database,
  { organizationId }: StaffScope,
  { after, limit }: { readonly after: WorkedCursor | null; readonly limit: number },
): Promise<EmergencyRow[]> {
  const later = after
    ? Prisma.sql`AND ((reviewed_at IS NOT NULL) > ${after.isDone} OR ((reviewed_at IS NOT NULL) = ${after.isDone}
        AND (opened_at, record_opening.id) < (${after.start}::timestamptz, ${after.id}::uuid)))`
    : Prisma.empty
  return db.$queryRaw<EmergencyRow[]>`
    SELECT record_opening.id, patient_id AS "patientId", account_id AS "accountId", role,
      organization.name AS "organizationName", reason_cipher AS "reasonCipher", opened_at AS "openedAt",
      reviewed_at AS "reviewedAt", review_outcome AS outcome,
      review_note_cipher AS "noteCipher"
    FROM record_opening JOIN organization ON organization.id = record_opening.organization_id
    WHERE basis = 'break-glass'
      AND record_opening.organization_id IN ${within(organizationId)} ${later}
    ORDER BY reviewed_at IS NOT NULL, opened_at DESC, record_opening.id DESC LIMIT ${limit}`
}

interface Review {
  readonly id: string
  readonly outcome: ReviewOutcome
  readonly noteCipher: string
  readonly now: Date
}

/** @returns null when it is another county's or was decided before; `isOwn` when the reviewer broke the glass */
export async function reviewOpening(
  tx: Transaction,
  { accountId, organizationId }: StaffScope,
  { id, outcome, noteCipher, now }: Review,
): Promise<{ readonly patientId: string; readonly isOwn: boolean } | null> {
  const [found] = await tx.$queryRaw<{ patientId: string; isOwn: boolean }[]>`
    SELECT patient_id AS "patientId", account_id = ${accountId}::uuid AS "isOwn" FROM record_opening
    WHERE id = ${id}::uuid AND basis = 'break-glass' AND reviewed_at IS NULL
      AND organization_id IN ${within(organizationId)} FOR UPDATE`
  if (!found || found.isOwn) return found ?? null
  await tx.recordOpening.update({
    where: { id },
    data: {
      reviewedAt: now,
      reviewedByAccountId: accountId,
      reviewOutcome: outcome,
      reviewNoteCipher: noteCipher,
    },
  })
  return found
}
