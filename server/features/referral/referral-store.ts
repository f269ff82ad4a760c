import type { LocalDate } from '#domain/kernel/time'
import type { ChartScope } from '../../platform/chart-scope'
import type { Cursor } from '../../platform/cursor'
import { type Database, Prisma, type Transaction } from '../../platform/database'
import type { PatientScope } from '../../platform/patient-scope'
import type { StaffScope } from '../../platform/staff-scope'

type Reader = Database | Transaction

export type Urgency = 'normal' | 'green' | 'emergency'

/** The number of a doctor's certificate that is valid on a day; null without one (rules RF-02). */
export async function certificateOn(
  db: Reader,
  practitionerId: string,
  on: LocalDate,
): Promise<string | null> {
  const day = new Date(on)
  const row = await db.certification.findFirst({
    where: { practitionerId, validFrom: { lte: day }, validTo: { gte: day } },
    orderBy: { validTo: 'desc' },
    select: { number: true },
  })
  return row?.number ?? null
}

/** Whether a place of the same county, other than the sender, may be sent to. */
export async function isReceiver(
  db: Reader,
  { toOrganizationId, fromOrganizationId }: { toOrganizationId: string; fromOrganizationId: string },
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM organization AS receiver JOIN organization AS sender ON sender.region = receiver.region
      WHERE receiver.id = ${toOrganizationId}::uuid AND sender.id = ${fromOrganizationId}::uuid
        AND receiver.id <> sender.id AND receiver.kind <> 'region') AS found`
  return row?.found ?? false
}

export async function isVisitOf(db: Reader, { patientId }: ChartScope, visitId: string): Promise<boolean> {
  return (await db.visit.count({ where: { id: visitId, patientId } })) === 1
}

export interface NewReferral {
  readonly fromOrganizationId: string
  readonly fromPractitionerId: string
  readonly visitId: string | null
  readonly toOrganizationId: string
  readonly urgency: Urgency
  readonly certificationNumber: string | null
  readonly reasonCipher: string
  readonly requestedAt: Date
  readonly admittedAt: Date | null
}

export async function insertReferral(
  tx: Transaction,
  { patientId, accountId }: ChartScope,
  referral: NewReferral,
): Promise<string> {
  const row = await tx.referral.create({
    data: { ...referral, patientId, byAccountId: accountId },
    select: { id: true },
  })
  return row.id
}

const TO = (scope: StaffScope): Prisma.Sql =>
  Prisma.sql`to_organization_id IN (SELECT organization_within(${scope.organizationId}::uuid))`

/** Answers one that stands and that nobody has answered. @returns whose it is, or null */
export async function answerOpen(
  tx: Transaction,
  scope: StaffScope,
  { id, accept, now }: { readonly id: string; readonly accept: boolean; readonly now: Date },
): Promise<string | null> {
  const column = accept ? Prisma.sql`accepted_at` : Prisma.sql`rejected_at`
  const [row] = await tx.$queryRaw<{ patientId: string }[]>`
    UPDATE referral SET ${column} = ${now}, answered_by_account_id = ${scope.accountId}::uuid
    WHERE id = ${id}::uuid AND ${TO(scope)} AND accepted_at IS NULL AND rejected_at IS NULL AND withdrawn_at IS NULL
    RETURNING patient_id AS "patientId"`
  return row?.patientId ?? null
}

export async function isSentHere(db: Reader, scope: StaffScope, id: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM referral WHERE id = ${id}::uuid AND withdrawn_at IS NULL AND ${TO(scope)}) AS found`
  return row?.found ?? false
}

export interface ReferralRow {
  readonly id: string
  readonly patientId: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly fromName: string
  readonly toName: string
  readonly doctorName: string
  readonly urgency: Urgency
  readonly reasonCipher: string
  readonly certificationNumber: string | null
  readonly requestedAt: Date
  readonly acceptedAt: Date | null
  readonly rejectedAt: Date | null
  readonly admittedAt: Date | null
}

const ROW = Prisma.sql`
  SELECT referral.id, referral.patient_id AS "patientId", patient.name_cipher AS "nameCipher",
    patient.birth_date::text AS "birthDate", sender.name AS "fromName", receiver.name AS "toName",
    practitioner.name AS "doctorName", referral.urgency, referral.reason_cipher AS "reasonCipher",
    referral.certification_number AS "certificationNumber", referral.requested_at AS "requestedAt",
    referral.accepted_at AS "acceptedAt", referral.rejected_at AS "rejectedAt", referral.admitted_at AS "admittedAt"
  FROM referral JOIN patient ON patient.id = referral.patient_id
  JOIN organization AS sender ON sender.id = referral.from_organization_id
  JOIN organization AS receiver ON receiver.id = referral.to_organization_id
  JOIN practitioner ON practitioner.id = referral.from_practitioner_id`

/** What was sent to, or from, the places of a member of staff, newest first. */
export function listReferrals(
  db: Database,
  scope: StaffScope,
  direction: 'in' | 'out',
  { after, limit }: { readonly after: Cursor | null; readonly limit: number },
): Promise<ReferralRow[]> {
  const own = Prisma.sql`(SELECT organization_within(${scope.organizationId}::uuid))`
  const place =
    direction === 'in' ? Prisma.sql`referral.to_organization_id` : Prisma.sql`referral.from_organization_id`
  const next = after
    ? Prisma.sql`AND (referral.requested_at, referral.id) < (${after.start}, ${after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<ReferralRow[]>`
    ${ROW} WHERE ${place} IN ${own} AND referral.withdrawn_at IS NULL ${next}
    ORDER BY referral.requested_at DESC, referral.id DESC LIMIT ${limit}`
}

/** More than a child has in years. */
const OWN_MAX = 50

export function listOfPatient(db: Database, { patientId }: PatientScope): Promise<ReferralRow[]> {
  return db.$queryRaw<ReferralRow[]>`
    ${ROW} WHERE referral.patient_id = ${patientId}::uuid AND referral.withdrawn_at IS NULL
    ORDER BY referral.requested_at DESC, referral.id DESC LIMIT ${OWN_MAX}`
}
