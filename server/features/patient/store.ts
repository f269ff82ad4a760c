import type { Sex } from '#domain/kernel/sex'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { HouseholdMember } from '#domain/patient/add-patient'
import type { DocumentType } from '#domain/patient/document-type'
import type { Relation } from '#domain/patient/relation'
import type { Database, Transaction } from '../../platform/database'
import type { PatientScope } from '../../platform/patient-scope'
import type { PatientLink } from './policy'

/** As it lies in the database: name and number encrypted. */
export interface SealedPatient {
  readonly id: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly verification: string
  readonly relation: Relation
  readonly documentType: DocumentType
  readonly numberCipher: string
}

export interface NewPatient extends Omit<SealedPatient, 'id' | 'verification'> {
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
        create: { accountId: patient.accountId, relation: patient.relation, createdAt: patient.addedAt },
      },
    },
    select: { id: true },
  })
  return id
}

export async function findLink(
  tx: Database | Transaction,
  accountId: string,
  patientId: string,
): Promise<PatientLink | null> {
  const link = await tx.patientLink.findFirst({
    where: { accountId, patientId, endedAt: null },
    select: { accountId: true, patientId: true, relation: true, endedAt: true },
  })
  return link && { ...link, relation: link.relation as Relation }
}

/** In the order in which they were added. */
export async function loadHousehold(db: Database, accountId: string): Promise<readonly SealedPatient[]> {
  return await loadSealedPatients(db, { accountId })
}

export async function loadPatient(db: Database, scope: PatientScope): Promise<SealedPatient | null> {
  const { accountId, patientId } = scope
  return (await loadSealedPatients(db, { accountId, patientId }))[0] ?? null
}

async function loadSealedPatients(
  db: Database,
  of: { accountId: string; patientId?: string },
): Promise<readonly SealedPatient[]> {
  const links = await db.patientLink.findMany({
    where: { ...of, endedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: HOUSEHOLD_READ_MAX,
    select: {
      relation: true,
      patient: {
        select: {
          id: true,
          nameCipher: true,
          birthDate: true,
          sex: true,
          verification: true,
          identifiers: {
            where: { validTo: null },
            orderBy: { validFrom: 'desc' },
            take: 1,
            select: { type: true, numberCipher: true },
          },
        },
      },
    },
  })
  return links.map(({ relation, patient: { identifiers, ...patient } }) => {
    const identifier = identifiers[0]
    if (!identifier) throw new Error(`patient ${patient.id} has no living document`)
    return {
      ...patient,
      birthDate: dateOf(patient.birthDate),
      sex: patient.sex as Sex,
      relation: relation as Relation,
      documentType: identifier.type as DocumentType,
      numberCipher: identifier.numberCipher,
    }
  })
}

/** A DATE column arrives as its midnight in UTC, which is the same day in Shanghai. */
function dateOf(column: Date): LocalDate {
  return localDateOf(column)
}
