import type { ConsentState } from '#domain/consent/consent-state'
import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../../platform/database/database'

/** The row that lives on and the one that ends in it. */
export interface Merge {
  readonly survivorId: string
  readonly endedId: string
  /** The member of staff who decided. */
  readonly byAccountId: string
  readonly now: Date
}

/** First, because the database lets an appointment move only to the person into whom its patient was merged. */
export async function pointAtSurvivor(tx: Transaction, { survivorId, endedId }: Merge): Promise<void> {
  await tx.patient.updateMany({
    where: { OR: [{ id: endedId }, { mergedIntoId: endedId }] },
    data: { mergedIntoId: survivorId },
  })
}

/** An account that acted for both rows keeps one link; every other link moves. */
export async function moveLinks(tx: Transaction, { survivorId, endedId, now }: Merge): Promise<void> {
  await tx.$executeRaw`
    UPDATE patient_link AS double SET ended_at = greatest(${now}::timestamptz, double.created_at)
    WHERE double.patient_id = ${endedId}::uuid AND double.ended_at IS NULL AND EXISTS (
      SELECT FROM patient_link AS kept WHERE kept.patient_id = ${survivorId}::uuid AND kept.ended_at IS NULL
        AND kept.account_id = double.account_id)`
  await tx.$executeRaw`
    UPDATE patient_link SET patient_id = ${survivorId}::uuid
    WHERE patient_id = ${endedId}::uuid AND ended_at IS NULL`
}

/** A delegate who had both on the same days keeps what was given of the survivor. */
export async function moveDelegations(
  tx: Transaction,
  { survivorId, endedId, byAccountId, now }: Merge,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE delegation AS double SET revoked_at = ${now}, revoked_by_account_id = ${byAccountId}::uuid
    WHERE double.patient_id = ${endedId}::uuid AND double.revoked_at IS NULL AND EXISTS (
      SELECT FROM delegation AS kept WHERE kept.patient_id = ${survivorId}::uuid AND kept.revoked_at IS NULL
        AND kept.to_account_id = double.to_account_id
        AND daterange(kept.starts_on, kept.ends_on, '[]') && daterange(double.starts_on, double.ends_on, '[]'))`
  await tx.$executeRaw`
    UPDATE delegation SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
}

/** Whoever acts for the person by now, or asked about both rows, asks no longer. After the links have moved. */
export async function moveGuardianshipRequests(
  tx: Transaction,
  { survivorId, endedId, now }: Merge,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE guardianship_request AS request SET status = 'withdrawn', decided_at = ${now}
    WHERE request.patient_id IN (${survivorId}::uuid, ${endedId}::uuid) AND request.status = 'pending' AND (
      EXISTS (SELECT FROM patient_link AS link WHERE link.patient_id = ${survivorId}::uuid AND link.ended_at IS NULL
        AND link.account_id = request.account_id)
      OR request.patient_id = ${endedId}::uuid AND EXISTS (
        SELECT FROM guardianship_request AS kept WHERE kept.patient_id = ${survivorId}::uuid AND kept.status = 'pending'
          AND kept.account_id = request.account_id))`
  await tx.$executeRaw`
    UPDATE guardianship_request SET patient_id = ${survivorId}::uuid
    WHERE patient_id = ${endedId}::uuid AND status = 'pending'`
}

/** Other open questions about the ended row are about the survivor now; one between the two is answered. */
export async function moveQuestions(tx: Transaction, { survivorId, endedId, now }: Merge): Promise<void> {
  await tx.$executeRaw`
    UPDATE merge_request SET status = 'withdrawn', decided_at = ${now}
    WHERE status = 'open' AND (patient_id = ${endedId}::uuid
      OR (patient_id = ${survivorId}::uuid AND other_patient_id = ${endedId}::uuid))`
  await tx.$executeRaw`
    UPDATE merge_request SET other_patient_id = ${survivorId}::uuid
    WHERE status = 'open' AND other_patient_id = ${endedId}::uuid`
}

export async function moveVisits(tx: Transaction, { survivorId, endedId }: Merge): Promise<void> {
  await tx.$executeRaw`UPDATE appointment SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
  await tx.$executeRaw`UPDATE visit SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
  await tx.$executeRaw`UPDATE message SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
}

export interface ConsentRow {
  readonly id: string
  readonly patientId: string
  readonly purpose: string
  readonly state: ConsentState
}

/** How each question stands on each of the rows: the answer in force, else whether there ever was one. */
export function listConsents(tx: Transaction, { survivorId, endedId }: Merge): Promise<ConsentRow[]> {
  return tx.$queryRaw<ConsentRow[]>`
    SELECT DISTINCT ON (patient_id, purpose) id, patient_id AS "patientId", purpose,
      CASE WHEN withdrawn_at IS NULL THEN decision ELSE 'withdrawn' END AS state
    FROM consent WHERE patient_id IN (${survivorId}::uuid, ${endedId}::uuid)
    ORDER BY patient_id, purpose, withdrawn_at DESC NULLS FIRST`
}

export async function withdrawConsents(
  tx: Transaction,
  { byAccountId, now }: Merge,
  ids: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE consent SET withdrawn_at = greatest(${now}::timestamptz, decided_at),
      withdrawn_by_account_id = ${byAccountId}::uuid
    WHERE id = ANY(${[...ids]}::uuid[])`
}

/** Those that were withdrawn too: the last word about a purpose may be one of them. */
export async function moveConsents(tx: Transaction, { survivorId, endedId }: Merge): Promise<void> {
  await tx.$executeRaw`
    UPDATE consent SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
}

/** The ended row's documents go to the survivor. */
export async function moveDocuments(tx: Transaction, { survivorId, endedId }: Merge): Promise<void> {
  await tx.$executeRaw`
    UPDATE patient_identifier SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
}

/** The document that was decided about becomes the person's only living one; the others keep their last day. */
export async function settleDocument(
  tx: Transaction,
  patientId: string,
  document: {
    readonly type: string
    readonly numberCipher: string
    readonly numberIndex: Uint8Array<ArrayBuffer>
  },
  now: Date,
): Promise<void> {
  const { type, numberCipher, numberIndex } = document
  await tx.$executeRaw`
    UPDATE patient_identifier SET valid_to = greatest(${now}::timestamptz, valid_from)
    WHERE patient_id = ${patientId}::uuid AND valid_to IS NULL AND number_index <> ${numberIndex}`
  await tx.$executeRaw`
    INSERT INTO patient_identifier (id, patient_id, type, number_cipher, number_index, valid_from)
    SELECT gen_random_uuid(), ${patientId}::uuid, ${type}, ${numberCipher}, ${numberIndex}, ${now}
    WHERE NOT EXISTS (SELECT FROM patient_identifier WHERE patient_id = ${patientId}::uuid AND valid_to IS NULL)`
}

export async function settlePerson(
  tx: Transaction,
  patientId: string,
  person: {
    readonly nameCipher: string
    readonly nameIsTemporary: boolean
    readonly birthDate: LocalDate
    readonly sex: string
  },
): Promise<void> {
  const { birthDate, ...rest } = person
  await tx.patient.update({
    where: { id: patientId },
    data: { ...rest, birthDate: new Date(birthDate), verification: 'staff' },
    select: { id: true },
  })
}

/** A person's own account is no guardian. */
export function countGuardians(tx: Transaction, patientId: string): Promise<number> {
  return tx.patientLink.count({ where: { patientId, endedAt: null, relation: { not: 'self' } } })
}
