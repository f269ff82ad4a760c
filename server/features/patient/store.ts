import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import type { Relation } from '#domain/patient/relation'
import type { Database, Transaction } from '../../platform/database/database'
import type { Statements } from '../../platform/database/plain-sql'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { AGREED_GUARDIAN_VIEW, WITHHELD_CHILD_DATA } from '../../platform/sql/consent-sql'
import type { PatientTie } from './policy'

/** As it lies in the database: name and number encrypted. */
export interface SealedPatient {
  readonly id: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly verification: string
  readonly nameIsTemporary: boolean
  /** A guardian brought a document that staff compare with what is known. */
  readonly isDocumentInReview: boolean
  readonly relation: Relation
  readonly kind: 'guardian' | 'delegate'
  /** The last day on which the account may act for them; null: without end. */
  readonly endsOn: LocalDate | null
  readonly documentType: DocumentType
  readonly numberCipher: string
}

export interface NewPatient
  extends Omit<SealedPatient, 'id' | 'verification' | 'isDocumentInReview' | 'kind'> {
  readonly accountId: string
  readonly numberIndex: Uint8Array<ArrayBuffer>
  readonly addedAt: Date
}

/** A household is smaller (rules D-ID-07); a limit that operators raise shows here first. */
const HOUSEHOLD_READ_MAX = 50

/** Fails on the unique index of living documents when another account added the same one a moment ago. */
export async function insertPatient(tx: Transaction, patient: NewPatient): Promise<string> {
  const { id } = await tx.patient.create({
    data: {
      nameCipher: patient.nameCipher,
      nameIsTemporary: patient.nameIsTemporary,
      birthDate: new Date(patient.birthDate),
      sex: patient.sex,
      createdAt: patient.addedAt,
      identifiers: {
        create: {
          type: patient.documentType,
          numberCipher: patient.numberCipher,
          numberIndex: patient.numberIndex,
          validFrom: patient.addedAt,
        },
      },
      links: {
        create: {
          accountId: patient.accountId,
          relation: patient.relation,
          createdAt: patient.addedAt,
          endsOn: patient.endsOn && new Date(patient.endsOn),
        },
      },
    },
    select: { id: true },
  })
  return id
}

/** Who acts for whom. */
interface Pair {
  readonly accountId: string
  readonly patientId: string
}

/**
 * What ties accounts to patients on a day, with what the policy asks of it: one query for every act, however many are
 * asked for. In the order of the pairs; null where there is nothing.
 */
export async function findTies(
  tx: Statements,
  pairs: readonly Pair[],
  today: LocalDate,
): Promise<readonly (PatientTie | null)[]> {
  const rows = await tx.$queryRaw<PatientTie[]>`
    SELECT tie.account_id AS "accountId", tie.patient_id AS "patientId", tie.relation, tie.kind,
      patient.birth_date::text AS "birthDate",
      ${WITHHELD_CHILD_DATA} AS "withheldChildData", ${AGREED_GUARDIAN_VIEW} AS "agreedGuardianView"
    FROM unnest(${pairs.map(({ accountId }) => accountId)}::uuid[],
      ${pairs.map(({ patientId }) => patientId)}::uuid[]) AS pair(account_id, patient_id)
    CROSS JOIN LATERAL (
      SELECT * FROM patient_access
      WHERE account_id = pair.account_id AND patient_id = pair.patient_id
        AND ${today}::date BETWEEN starts_on AND ends_on
      LIMIT 1) AS tie
    JOIN patient ON patient.id = tie.patient_id`
  const found = new Map(rows.map((tie) => [`${tie.accountId} ${tie.patientId}`, tie]))
  return pairs.map(({ accountId, patientId }) => found.get(`${accountId} ${patientId}`) ?? null)
}

/** A guardianship counts also after its last day, until it is ended: a family stays one on a birthday. */
export async function countTies(
  tx: Database | Transaction,
  accountId: string,
  patientIds: readonly string[],
  today: LocalDate,
): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM patient_access
    WHERE account_id = ${accountId}::uuid AND patient_id = ANY(${[...patientIds]}::uuid[])
      AND (kind = 'guardian' OR ends_on >= ${today}::date)`
  return rows[0]?.count ?? 0
}

/** In the order in which they were added; children whom a guardian has entrusted to the account among them. */
export function loadHousehold(
  db: Database,
  accountId: string,
  today: LocalDate,
): Promise<readonly SealedPatient[]> {
  return loadSealedPatients(db, { accountId, patientId: null, today })
}

export async function loadPatient(
  db: Database,
  scope: PatientScope,
  today: LocalDate,
): Promise<SealedPatient | null> {
  const { accountId, patientId } = scope
  return (await loadSealedPatients(db, { accountId, patientId, today }))[0] ?? null
}

function loadSealedPatients(
  db: Database,
  of: { accountId: string; patientId: string | null; today: LocalDate },
): Promise<readonly SealedPatient[]> {
  return db.$queryRaw<SealedPatient[]>`
    SELECT patient.id, patient.name_cipher AS "nameCipher", patient.name_is_temporary AS "nameIsTemporary",
      patient.birth_date::text AS "birthDate", patient.sex, patient.verification, tie.relation, tie.kind,
      tie.kind = 'guardian' AND EXISTS (SELECT FROM merge_request
        WHERE merge_request.patient_id = patient.id AND status = 'open') AS "isDocumentInReview",
      CASE WHEN tie.ends_on < 'infinity' THEN tie.ends_on::text END AS "endsOn",
      document.type AS "documentType", document.number_cipher AS "numberCipher"
    FROM patient_access AS tie
    JOIN patient ON patient.id = tie.patient_id
    CROSS JOIN LATERAL (
      SELECT type, number_cipher FROM patient_identifier
      WHERE patient_id = patient.id AND valid_to IS NULL ORDER BY valid_from DESC LIMIT 1) AS document
    LEFT JOIN patient_link AS link ON link.account_id = tie.account_id AND link.patient_id = tie.patient_id
      AND link.ended_at IS NULL
    WHERE tie.account_id = ${of.accountId}::uuid AND ${of.today}::date BETWEEN tie.starts_on AND tie.ends_on
      AND (${of.patientId}::uuid IS NULL OR patient.id = ${of.patientId}::uuid)
    ORDER BY tie.kind DESC, link.created_at, patient.id LIMIT ${HOUSEHOLD_READ_MAX}`
}

/** As it lies in the database, for those who may change it. */
export interface PatientRecord {
  readonly nameCipher: string
  readonly nameIsTemporary: boolean
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly correctedAt: Date | null
  readonly documentType: DocumentType
  readonly numberCipher: string
}

export async function loadRecord(tx: Transaction, { patientId }: PatientScope): Promise<PatientRecord> {
  const [record] = await tx.$queryRaw<PatientRecord[]>`
    SELECT patient.name_cipher AS "nameCipher", name_is_temporary AS "nameIsTemporary", birth_date::text AS "birthDate",
      sex, corrected_at AS "correctedAt", document.type AS "documentType", document.number_cipher AS "numberCipher"
    FROM patient
    CROSS JOIN LATERAL (
      SELECT type, number_cipher FROM patient_identifier
      WHERE patient_id = patient.id AND valid_to IS NULL ORDER BY valid_from DESC LIMIT 1) AS document
    WHERE patient.id = ${patientId}::uuid`
  if (!record) throw new Error(`patient ${patientId} has no document`)
  return record
}

export async function updatePatient(
  tx: Transaction,
  { patientId }: PatientScope,
  change: Partial<
    Pick<PatientRecord, 'nameCipher' | 'nameIsTemporary' | 'birthDate' | 'sex' | 'correctedAt'>
  >,
): Promise<void> {
  const { birthDate, ...rest } = change
  await tx.patient.update({
    where: { id: patientId },
    data: { ...rest, ...(birthDate && { birthDate: new Date(birthDate) }) },
    select: { id: true },
  })
}
