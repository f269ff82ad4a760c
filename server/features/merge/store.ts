import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import type { MergeStatus } from '#domain/patient/merge'
import type { MergeReason } from '#domain/patient/replace-document'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { guardianNamesOf } from '../../platform/sql/self-name-sql'

/** Persons belong to no organization, so every desk reaches every question; whoever looks is written down. */
export interface MergeRow {
  readonly id: string
  readonly patientId: string
  readonly otherPatientId: string | null
  readonly status: MergeStatus
  readonly reason: MergeReason
  readonly documentType: DocumentType
  readonly numberCipher: string
  readonly numberIndex: Uint8Array<ArrayBuffer>
  /** The name that came with the document. */
  readonly nameCipher: string | null
  readonly createdAt: Date
  readonly decidedAt: Date | null
}

const MERGE_ROW = Prisma.sql`
  SELECT question.id, question.patient_id AS "patientId", question.other_patient_id AS "otherPatientId", question.status,
    question.reason, question.document_type AS "documentType", question.number_cipher AS "numberCipher",
    question.number_index AS "numberIndex", question.name_cipher AS "nameCipher", question.created_at AS "createdAt",
    question.decided_at AS "decidedAt"`

interface Page {
  readonly status: MergeStatus
  readonly after: { readonly start: Date; readonly id: string } | null
  readonly limit: number
}

/** A question with the names of its rows: whose family brought the document, and who has it already. */
export interface ListedMerge extends MergeRow {
  readonly patientNameCipher: string
  readonly otherNameCipher: string | null
}

/** The oldest first. */
export function listQuestions(
  db: Database,
  _scope: StaffScope,
  { status, after, limit }: Page,
): Promise<ListedMerge[]> {
  const next = after
    ? Prisma.sql`AND (question.created_at, question.id) > (${after.start}, ${after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<ListedMerge[]>`
    ${MERGE_ROW}, patient.name_cipher AS "patientNameCipher", other.name_cipher AS "otherNameCipher"
    FROM merge_request AS question JOIN patient ON patient.id = question.patient_id
    LEFT JOIN patient AS other ON other.id = question.other_patient_id
    WHERE question.status = ${status} ${next}
    ORDER BY question.created_at, question.id LIMIT ${limit}`
}

export async function findQuestion(
  db: Database | Transaction,
  _scope: StaffScope,
  id: string,
): Promise<MergeRow | null> {
  const rows = await db.$queryRaw<MergeRow[]>`
    ${MERGE_ROW} FROM merge_request AS question WHERE question.id = ${id}::uuid`
  return rows[0] ?? null
}

/** One of the rows that may be one person: what is compared, and how much hangs on it. */
export interface SideRow {
  readonly id: string
  readonly nameCipher: string
  readonly nameIsTemporary: boolean
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly documentType: DocumentType
  readonly numberCipher: string
  readonly guardians: number
  readonly appointments: number
  readonly visits: number
}

const SIDE_ROW = Prisma.sql`
  SELECT patient.id, patient.name_cipher AS "nameCipher", name_is_temporary AS "nameIsTemporary",
    birth_date::text AS "birthDate", sex, document.type AS "documentType", document.number_cipher AS "numberCipher",
    (SELECT count(*)::int FROM patient_link WHERE patient_id = patient.id AND ended_at IS NULL) AS guardians,
    (SELECT count(*)::int FROM appointment WHERE patient_id = patient.id AND status <> 'expired') AS appointments,
    (SELECT count(*)::int FROM visit WHERE patient_id = patient.id) AS visits`

const OF_PATIENT = Prisma.sql`
  FROM patient
  CROSS JOIN LATERAL (
    SELECT type, number_cipher FROM patient_identifier
    WHERE patient_id = patient.id ORDER BY valid_to DESC NULLS FIRST, valid_from DESC LIMIT 1) AS document`

/** What of a record counts as an entry, by the tables in which one can be withdrawn. */
const ENTRY_TABLES = [
  Prisma.sql`measurement`,
  Prisma.sql`immunization`,
  Prisma.sql`checkup`,
  Prisma.sql`allergy`,
  Prisma.sql`report`,
] as const

/** How much of a row would move with it, and whose it is. */
export interface WeighedSide extends SideRow {
  /** Living entries that a family sees in the record: measurements, doses, check-ups, allergies, reports. */
  readonly entries: number
  /** Applications that are open, and contracts that are signed. */
  readonly contracts: number
  /** Places in a plan that are paid or asked for. */
  readonly coverages: number
  readonly claims: number
  readonly guardianNameCiphers: readonly (string | null)[]
}

/** What staff weigh before they put two rows together. */
export function weighSides(
  db: Database,
  _scope: StaffScope,
  patientIds: readonly string[],
  today: LocalDate,
): Promise<WeighedSide[]> {
  const living = (table: Prisma.Sql) => Prisma.sql`
    (SELECT count(*)::int FROM ${table} WHERE patient_id = patient.id AND withdrawn_at IS NULL)`
  return db.$queryRaw<WeighedSide[]>`
    ${SIDE_ROW},
      ${Prisma.join(ENTRY_TABLES.map(living), ' + ')} AS entries,
      (SELECT count(*)::int FROM contract WHERE patient_id = patient.id AND status IN ('draft', 'submitted',
        'need-info', 'queued', 'accepted', 'signed', 'change-requested')) AS contracts,
      (SELECT count(*)::int FROM coverage WHERE patient_id = patient.id
        AND status IN ('pending-payment', 'in-force')) AS coverages,
      (SELECT count(*)::int FROM claim WHERE patient_id = patient.id) AS claims,
      ${guardianNamesOf(today)} AS "guardianNameCiphers"
    ${OF_PATIENT}
    WHERE patient.id = ANY(${[...patientIds]}::uuid[])`
}

/** How many accounts would decide for one person made of both rows; a person's own account is no guardian. */
export async function countGuardiansTogether(
  db: Database,
  _scope: StaffScope,
  patientIds: readonly string[],
): Promise<number> {
  const rows = await db.$queryRaw<{ guardians: number }[]>`
    SELECT count(DISTINCT account_id)::int AS guardians FROM patient_link
    WHERE patient_id = ANY(${[...patientIds]}::uuid[]) AND ended_at IS NULL AND relation <> 'self'`
  return rows[0]?.guardians ?? 0
}

export function loadSides(
  db: Database | Transaction,
  _scope: StaffScope,
  patientIds: readonly string[],
): Promise<SideRow[]> {
  return db.$queryRaw<SideRow[]>`
    ${SIDE_ROW} ${OF_PATIENT} WHERE patient.id = ANY(${[...patientIds]}::uuid[])`
}

/** Until the transaction ends nobody else gives this document to anybody; before the patients (decision 097). */
export async function lockDocument(tx: Transaction, numberIndex: Uint8Array<ArrayBuffer>): Promise<void> {
  const key = Buffer.from(numberIndex).readBigInt64BE()
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${key}::bigint)`
}

/** Of several answers at the same moment the first one counts; false for the others. */
export async function closeQuestion(
  tx: Transaction,
  scope: StaffScope,
  answer: {
    readonly id: string
    readonly status: 'merged' | 'kept-apart'
    readonly noteCipher: string
  },
  now: Date,
): Promise<boolean> {
  const closed = await tx.$executeRaw`
    UPDATE merge_request SET status = ${answer.status}, decided_at = ${now},
      decided_by_account_id = ${scope.accountId}::uuid, note_cipher = ${answer.noteCipher}
    WHERE id = ${answer.id}::uuid AND status = 'open'`
  return closed === 1
}
