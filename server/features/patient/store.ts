import type { Sex } from '#domain/kernel/sex'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { HouseholdMember } from '#domain/patient/add-patient'
import type { DocumentType } from '#domain/patient/document-type'
import type { Relation } from '#domain/patient/relation'
import type { Database, Transaction } from '../../platform/database'
import type { PatientScope } from '../../platform/patient-scope'
import type { PatientTie } from './policy'

/** As it lies in the database: name and number encrypted. */
export interface SealedPatient {
  readonly id: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly verification: string
  readonly nameIsTemporary: boolean
  readonly relation: Relation
  readonly kind: 'guardian' | 'delegate'
  /** The last day on which the account may act for them; null: without end. */
  readonly endsOn: LocalDate | null
  readonly documentType: DocumentType
  readonly numberCipher: string
}

export interface NewPatient extends Omit<SealedPatient, 'id' | 'verification' | 'kind' | 'nameIsTemporary'> {
  readonly accountId: string
  readonly numberIndex: Uint8Array<ArrayBuffer>
  readonly addedAt: Date
}

/** A household is smaller (rules D-ID-07); a limit that operators raise shows here first. */
const HOUSEHOLD_READ_MAX = 50

/**
 * Counts that an account tries a document, in one statement: of two tries at the same moment one waits for the
 * other's row. The hour begins with its first try.
 *
 * @returns false when the account has already tried `max` other documents in its hour
 */
export async function countDocumentTry(
  db: Database,
  attempt: { accountId: string; numberIndex: Uint8Array<ArrayBuffer>; at: Date; max: number },
): Promise<boolean> {
  const { accountId, numberIndex, at, max } = attempt
  const counted = await db.$executeRaw`
    INSERT INTO document_try AS try (account_id, hour_started_at, number_indexes)
    VALUES (${accountId}::uuid, ${at}, ARRAY[${numberIndex}::bytea])
    ON CONFLICT (account_id) DO UPDATE SET
      hour_started_at = CASE WHEN try.hour_started_at <= ${at}::timestamptz - interval '1 hour'
        THEN excluded.hour_started_at ELSE try.hour_started_at END,
      number_indexes = CASE WHEN try.hour_started_at <= ${at}::timestamptz - interval '1 hour'
        THEN excluded.number_indexes
        WHEN try.number_indexes @> excluded.number_indexes THEN try.number_indexes
        ELSE try.number_indexes || excluded.number_indexes END
    WHERE try.hour_started_at <= ${at}::timestamptz - interval '1 hour'
      OR try.number_indexes @> excluded.number_indexes
      OR cardinality(try.number_indexes) < ${max}`
  return counted === 1
}

/** Until the transaction ends nobody else adds to this account's household, so what is read of it stays true. */
export async function lockHousehold(tx: Transaction, accountId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
}

export async function loadMembers(tx: Transaction, accountId: string): Promise<readonly HouseholdMember[]> {
  const links = await tx.patientLink.findMany({
    where: { accountId, endedAt: null },
    take: HOUSEHOLD_READ_MAX,
    select: { relation: true, patient: { select: { birthDate: true } } },
  })
  return links.map(({ relation, patient }) => ({
    relation: relation as Relation,
    birthDate: dateOf(patient.birthDate),
  }))
}

/** The patient whom a living document names, and whether this account has them. */
export async function findDocumentHolder(
  tx: Transaction,
  accountId: string,
  numberIndex: Uint8Array<ArrayBuffer>,
): Promise<'nobody' | 'this-account' | 'another-account'> {
  const identifier = await tx.patientIdentifier.findFirst({
    where: { numberIndex, validTo: null },
    select: {
      patient: { select: { links: { where: { accountId, endedAt: null }, take: 1, select: { id: true } } } },
    },
  })
  if (!identifier) return 'nobody'
  return identifier.patient.links.length > 0 ? 'this-account' : 'another-account'
}

/** Fails on the unique index of living documents when another account added the same one a moment ago. */
export async function insertPatient(tx: Transaction, patient: NewPatient): Promise<string> {
  const { id } = await tx.patient.create({
    data: {
      nameCipher: patient.nameCipher,
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

/** What ties an account to a patient on a day, with what the policy asks of it: one query for every act. */
export async function findTie(
  tx: Database | Transaction,
  accountId: string,
  patientId: string,
  today: LocalDate,
): Promise<PatientTie | null> {
  const rows = await tx.$queryRaw<PatientTie[]>`
    SELECT tie.account_id AS "accountId", tie.patient_id AS "patientId", tie.relation, tie.kind,
      patient.birth_date::text AS "birthDate",
      EXISTS (SELECT FROM consent WHERE consent.patient_id = patient.id AND purpose = 'child-data'
        AND withdrawn_at IS NULL AND decision = 'refused') AS "refusedChildData",
      EXISTS (SELECT FROM consent WHERE consent.patient_id = patient.id AND purpose = 'guardian-view'
        AND withdrawn_at IS NULL AND decision = 'given') AS "agreedGuardianView"
    FROM patient_access AS tie JOIN patient ON patient.id = tie.patient_id
    WHERE tie.account_id = ${accountId}::uuid AND tie.patient_id = ${patientId}::uuid
      AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
    LIMIT 1`
  return rows[0] ?? null
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

/** A DATE column arrives as its midnight in UTC, which is the same day in Shanghai. */
function dateOf(column: Date): LocalDate {
  return localDateOf(column)
}
