import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import type { EntryCategory } from '#domain/record/entry-category'
import type { MovableKind } from '#domain/record/movable-kind'
import { type Database, Prisma, type Transaction } from '../../../platform/database/database'
import type { ChartScope } from '../../../platform/scope/chart-scope'
import { within } from '../../../platform/sql/within-sql'

const TABLES: Readonly<Record<MovableKind, Prisma.Sql>> = {
  prescription: Prisma.sql`prescription`,
  report: Prisma.sql`report`,
  checkup: Prisma.sql`checkup`,
  immunization: Prisma.sql`immunization`,
  measurement: Prisma.sql`measurement`,
  allergy: Prisma.sql`allergy`,
  attachment: Prisma.sql`record_attachment`,
}

/** What a check-up or a follow-up measured, which goes where that goes: alone it would stand in two records at once. */
export async function isOfCheckup(
  tx: Database | Transaction,
  { patientId }: ChartScope,
  { kind, id }: { readonly kind: MovableKind; readonly id: string },
): Promise<boolean> {
  if (kind !== 'measurement') return false
  const where = { measurementId: id, patientId, withdrawnAt: null }
  const checkup = await tx.checkup.findFirst({ where, select: { id: true } })
  return (checkup ?? (await tx.followUp.findFirst({ where, select: { id: true } }))) !== null
}

/**
 * Moves one living entry, and what was measured at a check-up with it. The other person's same dose of that day, or
 * same check-up, is found by the unique index: entry_already_there.
 *
 * @returns false when it was withdrawn or moved meanwhile
 */
export async function moveEntryRow(
  tx: Transaction,
  { kind, id }: { readonly kind: MovableKind; readonly id: string },
  from: ChartScope,
  to: ChartScope,
): Promise<boolean> {
  if (kind === 'checkup') {
    await tx.$executeRaw`
      UPDATE measurement SET patient_id = ${to.patientId}::uuid
      WHERE patient_id = ${from.patientId}::uuid AND withdrawn_at IS NULL
        AND id = (SELECT measurement_id FROM checkup WHERE id = ${id}::uuid)`
  }
  const moved = await tx.$executeRaw`
    UPDATE ${TABLES[kind]} SET patient_id = ${to.patientId}::uuid
    WHERE id = ${id}::uuid AND patient_id = ${from.patientId}::uuid AND withdrawn_at IS NULL`
  return moved === 1
}

/** What two people can have of one name and day, or of one number: neither could be moved while the other stands. */
export const EXCHANGEABLE_KINDS = ['immunization', 'checkup'] as const satisfies readonly MovableKind[]
export type ExchangeableKind = (typeof EXCHANGEABLE_KINDS)[number]

const IS_SAME: Readonly<Record<ExchangeableKind, Prisma.Sql>> = {
  immunization: Prisma.sql`theirs.vaccine_code = mine.vaccine_code AND theirs.occurred_on = mine.occurred_on`,
  checkup: Prisma.sql`theirs.visit_no = mine.visit_no AND mine.visit_no > 0`,
}

/** The other person's same dose of that day, or same check-up; null where there is none. */
export async function findCounterpart(
  tx: Transaction,
  { kind, id }: { readonly kind: ExchangeableKind; readonly id: string },
  to: ChartScope,
): Promise<string | null> {
  const table = TABLES[kind]
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT theirs.id FROM ${table} AS mine JOIN ${table} AS theirs ON ${IS_SAME[kind]}
    WHERE mine.id = ${id}::uuid AND theirs.patient_id = ${to.patientId}::uuid AND theirs.withdrawn_at IS NULL`
  return row?.id ?? null
}

/** Two entries change places; the unique index looks again when both have. @returns false when one was changed meanwhile */
export async function exchangeRows(
  tx: Transaction,
  { kind, id, otherId }: { readonly kind: ExchangeableKind; readonly id: string; readonly otherId: string },
  from: ChartScope,
  to: ChartScope,
): Promise<boolean> {
  const both = [id, otherId]
  const table = TABLES[kind]
  await tx.$executeRaw`
    UPDATE ${table} SET changing_hands = true WHERE id = ANY(${both}::uuid[]) AND withdrawn_at IS NULL`
  const moved = [
    await moveEntryRow(tx, { kind, id }, from, to),
    await moveEntryRow(tx, { kind, id: otherId }, to, from),
  ]
  await tx.$executeRaw`
    UPDATE ${table} SET changing_hands = false WHERE id = ANY(${both}::uuid[]) AND changing_hands`
  return moved.every(Boolean)
}

/** What was moved leaves a line where it stood, and what staff wrote about it goes with it; a family's words stay its own. */
export async function leaveTrace(
  tx: Transaction,
  entry: {
    readonly kind: MovableKind
    readonly id: string
    readonly on: LocalDate
    readonly category: EntryCategory
  },
  from: ChartScope,
  to: ChartScope,
  now: Date,
): Promise<void> {
  const { kind, id, on, category } = entry
  await tx.movedEntry.create({
    data: {
      patientId: from.patientId,
      toPatientId: to.patientId,
      entryKind: kind,
      entryId: id,
      onDay: new Date(on),
      category,
      movedAt: now,
      byAccountId: from.accountId,
      organizationId: from.organizationId,
    },
    select: { id: true },
  })
  await tx.$executeRaw`
    UPDATE addendum SET patient_id = ${to.patientId}::uuid
    WHERE patient_id = ${from.patientId}::uuid AND entry_kind = ${kind} AND entry_id = ${id}::uuid AND source = 'staff'`
}

/** More people than come to one place in a day. */
const TARGETS_MAX = 50

export interface MoveTargetRow {
  readonly patientId: string
  readonly nameCipher: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  readonly documentType: DocumentType
  readonly numberCipher: string
  readonly isOfFamily: boolean
}

/**
 * Who else an entry of a day may be about: the same family, who came here on that day, and whose record is open to the
 * reader; of them those into whose record they may write now. The family stands first. One statement.
 */
export function listMoveTargets(
  db: Database,
  { patientId, accountId, organizationId, practitionerId }: ChartScope,
  on: LocalDate,
  now: Date,
): Promise<MoveTargetRow[]> {
  const opened = Prisma.sql`
    SELECT record_opening.patient_id FROM record_opening
    WHERE account_id = ${accountId}::uuid AND basis <> 'share-code'
      AND opened_at <= ${now}::timestamptz AND ${now}::timestamptz < expires_at`
  return db.$queryRaw<MoveTargetRow[]>`
    WITH family AS (
      SELECT theirs.patient_id FROM patient_link AS mine JOIN patient_link AS theirs USING (account_id)
      WHERE mine.patient_id = ${patientId}::uuid AND mine.ended_at IS NULL AND theirs.ended_at IS NULL
    ), near AS (
      SELECT patient_id FROM family
      UNION SELECT appointment.patient_id FROM session JOIN arrival ON arrival.session_id = session.id
        JOIN appointment ON appointment.id = arrival.appointment_id
        WHERE session.day = ${on}::date AND (session.practitioner_id = ${practitionerId}::uuid
          OR session.organization_id IN ${within(organizationId)})
      UNION ${opened}
    )
    SELECT patient.id AS "patientId", patient.name_cipher AS "nameCipher", patient.sex,
      patient.birth_date::text AS "birthDate", document.type AS "documentType",
      document.number_cipher AS "numberCipher", patient.id IN (SELECT patient_id FROM family) AS "isOfFamily"
    FROM near JOIN patient ON patient.id = near.patient_id
    CROSS JOIN LATERAL (
      SELECT type, number_cipher FROM patient_identifier
      WHERE patient_id = patient.id AND valid_to IS NULL ORDER BY valid_from DESC LIMIT 1) AS document
    WHERE patient.id <> ${patientId}::uuid AND merged_into_id IS NULL AND birth_date <= ${on}::date
      AND (patient.id IN (${opened})
        OR visit_is_open(patient.id, ${organizationId}::uuid, ${practitionerId}::uuid, ${now}::timestamptz))
    ORDER BY "isOfFamily" DESC, patient.birth_date DESC, patient.id LIMIT ${TARGETS_MAX}`
}
