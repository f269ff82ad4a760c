import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import type { GuardianshipStatus } from '#domain/patient/guardianship-request'
import type { Relation } from '#domain/patient/relation'
import type { RelationProof } from '#domain/patient/relation-proof'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { guardianNamesOf, selfNameOf } from '../../platform/sql/self-name-sql'

const READ_MAX = 50
/** How long an answered request is still shown to whoever asked. */
const ANSWERED_DAYS = 30

/** As whom somebody answered a request. */
export type Decider = 'guardian' | 'staff'

export interface AskedRow {
  readonly id: string
  readonly status: GuardianshipStatus
  /** Who answered; null while nobody has. */
  readonly decidedAs: Decider | null
  readonly nameCipher: string
  readonly relation: Relation
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** What the account asked for, newest first: open, or answered not long ago. */
export function listAsked(db: Database, accountId: string, now: Date): Promise<AskedRow[]> {
  return db.$queryRaw<AskedRow[]>`
    SELECT id, status, decided_as AS "decidedAs", name_cipher AS "nameCipher", relation, created_at AS "createdAt", expires_at AS "expiresAt"
    FROM guardianship_request
    WHERE account_id = ${accountId}::uuid AND (status = 'pending'
      OR coalesce(decided_at, expires_at) > ${now}::timestamptz - make_interval(days => ${ANSWERED_DAYS}))
    ORDER BY created_at DESC, id LIMIT ${READ_MAX}`
}

export interface ToDecideRow {
  readonly id: string
  readonly patientId: string
  readonly relation: Relation
  readonly askedByCipher: string | null
  readonly createdAt: Date
}

/** Open requests about people for whom the account decides today. */
export function listToDecide(
  db: Database,
  accountId: string,
  now: Date,
  today: LocalDate,
): Promise<ToDecideRow[]> {
  return db.$queryRaw<ToDecideRow[]>`
    SELECT request.id, request.patient_id AS "patientId", request.relation, request.created_at AS "createdAt",
      ${selfNameOf(Prisma.sql`request.account_id`)} AS "askedByCipher"
    FROM patient_access AS tie JOIN guardianship_request AS request ON request.patient_id = tie.patient_id
    WHERE tie.account_id = ${accountId}::uuid AND tie.kind = 'guardian'
      AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
      AND (tie.relation = 'self' OR NOT speaks_for_themselves(tie.patient_id, ${today}::date))
      AND request.status = 'pending' AND request.expires_at > ${now}
    ORDER BY request.created_at, request.id LIMIT ${READ_MAX}`
}

/** Whether the account is one of those who say who else may act for the patient. */
export async function mayAdmit(tx: Transaction, scope: PatientScope, today: LocalDate): Promise<boolean> {
  if (scope.relation === 'self') return true
  const rows = await tx.$queryRaw<{ isTheirs: boolean }[]>`
    SELECT speaks_for_themselves(${scope.patientId}::uuid, ${today}::date) AS "isTheirs"`
  return rows[0]?.isTheirs === false
}

export interface MemberRow {
  readonly accountId: string
  readonly relation: Relation
  readonly nameCipher: string | null
  readonly since: Date
}

/** Everybody who decides for the patient today. */
export function listMembers(db: Database, scope: PatientScope, today: LocalDate): Promise<MemberRow[]> {
  return db.$queryRaw<MemberRow[]>`
    SELECT account_id AS "accountId", relation, created_at AS since,
      ${selfNameOf(Prisma.sql`link.account_id`)} AS "nameCipher"
    FROM patient_link AS link
    WHERE patient_id = ${scope.patientId}::uuid AND ended_at IS NULL AND (ends_on IS NULL OR ends_on >= ${today}::date)
    ORDER BY created_at, id LIMIT ${READ_MAX}`
}

export interface RequestParties {
  readonly id: string
  readonly patientId: string
  readonly accountId: string
  readonly relation: Relation
}

export async function findRequest(tx: Transaction, id: string): Promise<RequestParties | null> {
  const request = await tx.guardianshipRequest.findUnique({
    where: { id },
    select: { id: true, patientId: true, accountId: true, relation: true },
  })
  return request && { ...request, relation: request.relation as Relation }
}

/**
 * Whoever asks, then the person, before the request itself (decision 097). An account that was closed meanwhile took
 * its request along.
 */
export async function lockParties(
  tx: Transaction,
  { accountId, patientId }: Pick<RequestParties, 'accountId' | 'patientId'>,
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
  await tx.$queryRaw`SELECT id FROM patient WHERE id = ${patientId}::uuid FOR NO KEY UPDATE`
}

/** Of several answers at the same moment the first one counts; false for the others, and for one that ran out. */
export async function answerRequest(
  tx: Transaction,
  id: string,
  answer: {
    readonly status: 'approved' | 'refused'
    readonly byAccountId: string
    readonly as: Decider
    readonly proof: RelationProof | null
    readonly noteCipher: string | null
  },
  now: Date,
): Promise<boolean> {
  const answered = await tx.$executeRaw`
    UPDATE guardianship_request SET status = ${answer.status}, decided_at = ${now},
      decided_by_account_id = ${answer.byAccountId}::uuid, decided_as = ${answer.as},
      proof = ${answer.proof}, note_cipher = ${answer.noteCipher}
    WHERE id = ${id}::uuid AND status = 'pending' AND expires_at > ${now}`
  return answered === 1
}

/** Only one's own. False when it is not there, or is answered. */
export async function withdrawRequest(
  tx: Transaction,
  accountId: string,
  id: string,
  now: Date,
): Promise<'withdrawn' | 'over' | 'absent'> {
  const withdrawn = await tx.$executeRaw`
    UPDATE guardianship_request SET status = 'withdrawn', decided_at = ${now}
    WHERE id = ${id}::uuid AND account_id = ${accountId}::uuid AND status = 'pending' AND expires_at > ${now}`
  if (withdrawn === 1) return 'withdrawn'
  return (await tx.guardianshipRequest.count({ where: { id, accountId } })) > 0 ? 'over' : 'absent'
}

/** Requests that nobody answered in time. */
export async function expireRequests(db: Database, now: Date): Promise<void> {
  await db.guardianshipRequest.updateMany({
    where: { status: 'pending', expiresAt: { lte: now } },
    data: { status: 'expired' },
  })
}

/** What staff compare: the record, and what the asking account typed. */
export interface StaffRow {
  readonly id: string
  readonly patientId: string
  readonly relation: Relation
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly typedNameCipher: string
  readonly typedBirthDate: LocalDate
  readonly typedSex: Sex
  readonly documentType: DocumentType
  readonly numberCipher: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly guardianNameCiphers: readonly (string | null)[]
  readonly askedByCipher: string | null
  readonly phoneCipher: string | null
}

const staffView = (today: LocalDate) => Prisma.sql`
  SELECT request.id, request.patient_id AS "patientId", request.relation, request.created_at AS "createdAt",
    request.expires_at AS "expiresAt", request.name_cipher AS "typedNameCipher",
    request.birth_date::text AS "typedBirthDate", request.sex AS "typedSex", request.document_type AS "documentType",
    request.number_cipher AS "numberCipher", patient.name_cipher AS "nameCipher", patient.birth_date::text AS "birthDate",
    patient.sex,
    ${guardianNamesOf(today)} AS "guardianNameCiphers",
    ${selfNameOf(Prisma.sql`request.account_id`)} AS "askedByCipher", asker.phone_cipher AS "phoneCipher"
  FROM guardianship_request AS request JOIN patient ON patient.id = request.patient_id
    JOIN account AS asker ON asker.id = request.account_id`

interface PageAfter {
  readonly start: Date
  readonly id: string
}

/** Of the whole county, the oldest first: a request belongs to no organization, so only the health bureau has them all. */
export function listForStaff(
  db: Database,
  _scope: StaffScope,
  page: {
    readonly after: PageAfter | null
    readonly limit: number
    readonly now: Date
    readonly today: LocalDate
  },
): Promise<StaffRow[]> {
  const after = page.after
    ? Prisma.sql`AND (request.created_at, request.id) > (${page.after.start}, ${page.after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<StaffRow[]>`
    ${staffView(page.today)}
    WHERE request.status = 'pending' AND request.expires_at > ${page.now} ${after}
    ORDER BY request.created_at, request.id LIMIT ${page.limit}`
}

/** One that is open; null when it is answered, has run out or is not there. */
export async function findOneForStaff(
  db: Database,
  _scope: StaffScope,
  request: { readonly id: string; readonly now: Date; readonly today: LocalDate },
): Promise<StaffRow | null> {
  const rows = await db.$queryRaw<StaffRow[]>`
    ${staffView(request.today)}
    WHERE request.id = ${request.id}::uuid AND request.status = 'pending' AND request.expires_at > ${request.now}`
  return rows[0] ?? null
}

/** Those about the person whom a document names that a parent shows at the desk. */
export function findForStaff(
  db: Database,
  _scope: StaffScope,
  document: { readonly numberIndex: Uint8Array<ArrayBuffer>; readonly now: Date; readonly today: LocalDate },
): Promise<StaffRow[]> {
  return db.$queryRaw<StaffRow[]>`
    ${staffView(document.today)}
    WHERE request.status = 'pending' AND request.expires_at > ${document.now} AND request.patient_id IN (
      SELECT patient_id FROM patient_identifier WHERE number_index = ${document.numberIndex})
    ORDER BY request.created_at, request.id LIMIT ${READ_MAX}`
}
