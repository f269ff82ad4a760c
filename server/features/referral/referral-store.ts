import type { LocalDate } from '#domain/kernel/time'
import type { ReferralUrgency } from '#domain/referral/referral-urgency'
import { Prisma, type Reader, type Transaction } from '../../platform/database/database'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

export interface Certificate {
  readonly number: string
  /** Last day, inclusive. */
  readonly validTo: Date
}

/** A doctor's certificate that is valid on a day; null without one (rules RF-02). */
export function certificateOn(
  db: Reader,
  practitionerId: string,
  on: LocalDate,
): Promise<Certificate | null> {
  const day = new Date(on)
  return db.certification.findFirst({
    where: { practitionerId, validFrom: { lte: day }, validTo: { gte: day } },
    orderBy: { validTo: 'desc' },
    select: { number: true, validTo: true },
  })
}

/** Places of the sender's county that a child may be sent to: every one but the sender and the county itself. */
const RECEIVERS = (fromOrganizationId: string): Prisma.Sql => Prisma.sql`
  FROM organization AS receiver JOIN organization AS sender ON sender.region = receiver.region
  WHERE sender.id = ${fromOrganizationId}::uuid AND receiver.id <> sender.id AND receiver.kind <> 'region'`

export interface Receiver {
  readonly id: string
  readonly name: string
  readonly kind: string
}

/** More than a county has. */
const RECEIVERS_MAX = 200

/** Hospitals first: most children are sent up. */
export function listReceivers(db: Reader, fromOrganizationId: string): Promise<Receiver[]> {
  return db.$queryRaw<Receiver[]>`
    SELECT receiver.id, receiver.name, receiver.kind ${RECEIVERS(fromOrganizationId)}
    ORDER BY receiver.kind <> 'lead-hospital', receiver.name, receiver.id LIMIT ${RECEIVERS_MAX}`
}

/** Whether a place may be sent to. */
export async function isReceiver(
  db: Reader,
  { toOrganizationId, fromOrganizationId }: { toOrganizationId: string; fromOrganizationId: string },
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT ${RECEIVERS(fromOrganizationId)} AND receiver.id = ${toOrganizationId}::uuid) AS found`
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
  readonly urgency: ReferralUrgency
  readonly certificationNumber: string | null
  readonly reasonCipher: string
  readonly requestedAt: Date
  readonly guardianAgreedAt: Date
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
  Prisma.sql`to_organization_id IN ${within(scope.organizationId)}`

/** The very place: the hospital above a centre does not take back what the centre has sent. */
const FROM = (scope: StaffScope): Prisma.Sql =>
  Prisma.sql`from_organization_id = ${scope.organizationId}::uuid`

const OPEN = Prisma.sql`accepted_at IS NULL AND rejected_at IS NULL AND withdrawn_at IS NULL AND expired_at IS NULL`

/** Answers one that stands and that nobody has answered. @returns whose it is, or null */
export async function answerOpen(
  tx: Transaction,
  scope: StaffScope,
  answer: {
    readonly id: string
    readonly accept: boolean
    readonly answerCipher: string | null
    readonly now: Date
  },
): Promise<string | null> {
  const column = answer.accept ? Prisma.sql`accepted_at` : Prisma.sql`rejected_at`
  const [row] = await tx.$queryRaw<{ patientId: string }[]>`
    UPDATE referral SET ${column} = ${answer.now}, answered_by_account_id = ${scope.accountId}::uuid,
      answer_cipher = ${answer.answerCipher}
    WHERE id = ${answer.id}::uuid AND ${TO(scope)} AND ${OPEN}
    RETURNING patient_id AS "patientId"`
  return row?.patientId ?? null
}

/** Takes one back that nobody has answered. @returns whose it is, or null */
export async function withdrawOpen(
  tx: Transaction,
  scope: StaffScope,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ patientId: string }[]>`
    UPDATE referral SET withdrawn_at = ${now} WHERE id = ${id}::uuid AND ${FROM(scope)} AND ${OPEN}
    RETURNING patient_id AS "patientId"`
  return row?.patientId ?? null
}

/** Why a referral to, or from, the places of a member of staff is not open; null where there is none. */
export async function whyNotOpen(
  db: Reader,
  scope: StaffScope,
  direction: 'in' | 'out',
  id: string,
): Promise<'referral_answered' | 'referral_expired' | null> {
  const place = direction === 'in' ? TO(scope) : FROM(scope)
  const [row] = await db.$queryRaw<{ isExpired: boolean }[]>`
    SELECT expired_at IS NOT NULL AS "isExpired" FROM referral
    WHERE id = ${id}::uuid AND withdrawn_at IS NULL AND ${place}`
  if (!row) return null
  return row.isExpired ? 'referral_expired' : 'referral_answered'
}
