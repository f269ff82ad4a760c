import type { LocalDate } from '#domain/kernel/time'
import type { ReferralUrgency } from '#domain/referral/referral-urgency'
import type { Cursor } from '../../platform/api/cursor'
import { type Database, Prisma } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

export interface ReferralRow {
  readonly id: string
  readonly patientId: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  /** County of the sender: whose rules say what it is worth. */
  readonly region: string
  readonly fromOrganizationId: string
  readonly fromName: string
  readonly toName: string
  readonly doctorName: string
  readonly urgency: ReferralUrgency
  readonly reasonCipher: string
  readonly certificationNumber: string | null
  readonly requestedAt: Date
  readonly guardianAgreedAt: Date | null
  readonly acceptedAt: Date | null
  readonly rejectedAt: Date | null
  readonly answerCipher: string | null
  readonly admittedAt: Date | null
  readonly expiredAt: Date | null
}

const ROW = Prisma.sql`
  SELECT referral.id, referral.patient_id AS "patientId", patient.name_cipher AS "nameCipher",
    patient.birth_date::text AS "birthDate", sender.region, sender.id AS "fromOrganizationId",
    sender.name AS "fromName", receiver.name AS "toName",
    practitioner.name AS "doctorName", referral.urgency, referral.reason_cipher AS "reasonCipher",
    referral.certification_number AS "certificationNumber", referral.requested_at AS "requestedAt",
    referral.guardian_agreed_at AS "guardianAgreedAt", referral.accepted_at AS "acceptedAt",
    referral.rejected_at AS "rejectedAt", referral.answer_cipher AS "answerCipher",
    referral.admitted_at AS "admittedAt", referral.expired_at AS "expiredAt"
  FROM referral JOIN patient ON patient.id = referral.patient_id
  JOIN organization AS sender ON sender.id = referral.from_organization_id
  JOIN organization AS receiver ON receiver.id = referral.to_organization_id
  JOIN practitioner ON practitioner.id = referral.from_practitioner_id`

const LATE = Prisma.sql`(referral.escalated_at IS NOT NULL AND referral.accepted_at IS NULL
  AND referral.rejected_at IS NULL AND referral.expired_at IS NULL)`

function atPlaces({ organizationId }: StaffScope, direction: 'in' | 'out'): Prisma.Sql {
  const place =
    direction === 'in' ? Prisma.sql`referral.to_organization_id` : Prisma.sql`referral.from_organization_id`
  return Prisma.sql`${place} IN ${within(organizationId)} AND referral.withdrawn_at IS NULL`
}

/** More than a place leaves unanswered before it is called. */
const LATE_MAX = 50

/** What should have been answered to, or from, the places of a member of staff: what has waited longest in front. */
export function listLate(db: Database, scope: StaffScope, direction: 'in' | 'out'): Promise<ReferralRow[]> {
  return db.$queryRaw<ReferralRow[]>`
    ${ROW} WHERE ${atPlaces(scope, direction)} AND ${LATE}
    ORDER BY referral.requested_at, referral.id LIMIT ${LATE_MAX}`
}

/** The others that were sent to, or from, the places of a member of staff, newest first. */
export function listReferrals(
  db: Database,
  scope: StaffScope,
  direction: 'in' | 'out',
  { after, limit }: { readonly after: Cursor | null; readonly limit: number },
): Promise<ReferralRow[]> {
  const next = after
    ? Prisma.sql`AND (referral.requested_at, referral.id) < (${after.start}, ${after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<ReferralRow[]>`
    ${ROW} WHERE ${atPlaces(scope, direction)} AND NOT ${LATE} ${next}
    ORDER BY referral.requested_at DESC, referral.id DESC LIMIT ${limit}`
}

/** More than a child has in years. */
const OWN_MAX = 50

export function listOfPatient(db: Database, { patientId }: PatientScope): Promise<ReferralRow[]> {
  return db.$queryRaw<ReferralRow[]>`
    ${ROW} WHERE referral.patient_id = ${patientId}::uuid AND referral.withdrawn_at IS NULL
    ORDER BY referral.requested_at DESC, referral.id DESC LIMIT ${OWN_MAX}`
}

/** Whether the person takes part in a plan of a county on a day: only then a referral is worth money. */
export async function isCoveredOn(
  db: Database,
  { patientId }: PatientScope,
  on: LocalDate,
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM coverage WHERE patient_id = ${patientId}::uuid AND status = 'in-force'
      AND ${on}::date BETWEEN starts_on AND coalesce(ended_on, ends_on)) AS found`
  return row?.found ?? false
}
