import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import type { MovableKind } from '#domain/record/movable-kind'
import type { ChartScope } from '../../platform/chart-scope'
import { type Database, Prisma, type Transaction } from '../../platform/database'

const TABLES: Readonly<Record<MovableKind, Prisma.Sql>> = {
  prescription: Prisma.sql`prescription`,
  report: Prisma.sql`report`,
  checkup: Prisma.sql`checkup`,
  immunization: Prisma.sql`immunization`,
  measurement: Prisma.sql`measurement`,
  allergy: Prisma.sql`allergy`,
  attachment: Prisma.sql`record_attachment`,
}

/** What a check-up measured, which goes where the check-up goes: alone it would stand in two records at once. */
export async function isOfCheckup(
  tx: Database | Transaction,
  { patientId }: ChartScope,
  { kind, id }: { readonly kind: MovableKind; readonly id: string },
): Promise<boolean> {
  if (kind !== 'measurement') return false
  const row = await tx.checkup.findFirst({
    where: { measurementId: id, patientId, withdrawnAt: null },
    select: { id: true },
  })
  return row !== null
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
          OR session.organization_id IN (SELECT organization_within(${organizationId}::uuid)))
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
