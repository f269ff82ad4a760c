import type { LocalDate } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import type { MergeReason } from '#domain/patient/replace-document'
import { countTry } from '../../platform/api/counted-tries'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'

type Index = Uint8Array<ArrayBuffer>

interface Attempt {
  readonly accountId: string
  readonly numberIndex: Index
  readonly at: Date
}

/** @returns false when the account has already tried `max` other documents in its hour */
export function countDocumentTry(db: Database, attempt: Attempt & { max: number }): Promise<boolean> {
  const { accountId, numberIndex, at, max } = attempt
  const by = { column: 'account_id', value: Prisma.sql`${accountId}::uuid` } as const
  const tried = { column: 'number_indexes', value: Prisma.sql`${numberIndex}::bytea` } as const
  return countTry(db, { table: 'document_try', by, tried }, at, max)
}

/** The same the other way round: how many accounts ask about one document. False when `max` others did in its hour. */
export function countDocumentInquiry(db: Database, attempt: Attempt & { max: number }): Promise<boolean> {
  const { accountId, numberIndex, at, max } = attempt
  const by = { column: 'number_index', value: Prisma.sql`${numberIndex}::bytea` } as const
  const tried = { column: 'account_ids', value: Prisma.sql`${accountId}::uuid` } as const
  return countTry(db, { table: 'document_inquiry', by, tried }, at, max)
}

/**
 * Until the transaction ends nobody else gives this document to anybody. Two families that bring one number at the
 * same moment take turns, and the second finds the person of the first; the unique index stands behind it.
 */
export async function lockDocument(tx: Transaction, numberIndex: Index): Promise<void> {
  const key = Buffer.from(numberIndex).readBigInt64BE()
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${key}::bigint)`
}

export interface DocumentHolderRow {
  readonly patientId: string
  /** This account acts for them today. */
  readonly isOurs: boolean
  readonly isAskedFor: boolean
  /** Nobody acts for them today, and this account was the last that did and let them go itself. */
  readonly wasOursLast: boolean
}

/**
 * The patient whom a document names: the living one, or the child of a birth certificate that an ID has replaced since,
 * whose other parent may still bring the certificate.
 */
export async function findDocumentHolder(
  tx: Transaction,
  accountId: string,
  numberIndex: Index,
  now: Date,
  today: LocalDate,
): Promise<DocumentHolderRow | null> {
  const rows = await tx.$queryRaw<DocumentHolderRow[]>`
    SELECT holder.patient_id AS "patientId",
      EXISTS (SELECT FROM patient_access AS tie WHERE tie.patient_id = holder.patient_id AND kind = 'guardian'
        AND tie.account_id = ${accountId}::uuid AND ${today}::date BETWEEN starts_on AND ends_on) AS "isOurs",
      EXISTS (SELECT FROM guardianship_request AS request WHERE request.patient_id = holder.patient_id
        AND request.account_id = ${accountId}::uuid AND status = 'pending' AND expires_at > ${now}) AS "isAskedFor",
      NOT EXISTS (SELECT FROM patient_access AS tie WHERE tie.patient_id = holder.patient_id AND kind = 'guardian'
        AND ${today}::date BETWEEN starts_on AND ends_on)
      AND coalesce((SELECT link.account_id = ${accountId}::uuid FROM patient_link AS link
        WHERE link.patient_id = holder.patient_id AND ended_at IS NOT NULL
          AND (ends_on IS NULL OR (ended_at AT TIME ZONE 'Asia/Shanghai')::date <= ends_on)
        ORDER BY ended_at DESC LIMIT 1), false) AS "wasOursLast"
    FROM patient_identifier AS holder
    WHERE number_index = ${numberIndex} AND (valid_to IS NULL OR (type = 'birth-certificate'
      AND EXISTS (SELECT FROM patient_identifier AS later WHERE later.patient_id = holder.patient_id
        AND later.valid_to IS NULL AND later.type <> 'birth-certificate')))
    ORDER BY valid_to IS NULL DESC, valid_to DESC LIMIT 1`
  return rows[0] ?? null
}

export interface NewDocument {
  readonly patientId: string
  readonly type: DocumentType
  readonly numberCipher: string
  readonly numberIndex: Index
  readonly at: Date
}

/** The old document stays with its last moment; of one person one document is living. */
export async function replaceDocument(tx: Transaction, document: NewDocument): Promise<void> {
  const { patientId, type, numberCipher, numberIndex, at } = document
  await tx.$executeRaw`
    UPDATE patient_identifier SET valid_to = greatest(${at}::timestamptz, valid_from)
    WHERE patient_id = ${patientId}::uuid AND valid_to IS NULL`
  await tx.patientIdentifier.create({
    data: { patientId, type, numberCipher, numberIndex, validFrom: at },
    select: { id: true },
  })
}

/** Puts the question to staff. A question about another document of the same person is taken back: they were wrong there. */
export async function openMergeRequest(
  tx: Transaction,
  question: NewDocument & {
    readonly otherPatientId: string | null
    readonly reason: MergeReason
    readonly nameCipher: string | null
    readonly accountId: string
  },
): Promise<void> {
  const { patientId, numberIndex, at } = question
  await tx.$executeRaw`
    UPDATE merge_request SET status = 'withdrawn', decided_at = ${at}
    WHERE patient_id = ${patientId}::uuid AND status = 'open' AND number_index <> ${numberIndex}`
  await tx.$executeRaw`
    INSERT INTO merge_request (id, patient_id, other_patient_id, document_type, number_cipher, number_index, name_cipher,
      reason, opened_by_account_id, created_at)
    VALUES (gen_random_uuid(), ${patientId}::uuid, ${question.otherPatientId}::uuid, ${question.type},
      ${question.numberCipher}, ${numberIndex}, ${question.nameCipher}, ${question.reason}, ${question.accountId}::uuid,
      ${at})
    ON CONFLICT (patient_id) WHERE status = 'open' DO NOTHING`
}

/** Whose hour began before `before`. */
export async function forgetTriesBefore(db: Database, before: Date): Promise<void> {
  await db.$executeRaw`DELETE FROM document_try WHERE hour_started_at < ${before}`
  await db.$executeRaw`DELETE FROM document_inquiry WHERE hour_started_at < ${before}`
}
