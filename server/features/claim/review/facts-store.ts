import { fen } from '#domain/kernel/fen'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { CoveredDays } from '#domain/mutual-aid/benefit/adjudicate'
import type { FirstContact, ReferralFacts } from '#domain/mutual-aid/benefit/pathway'
import type { PastClaim } from '#domain/mutual-aid/benefit/spent'
import type { ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import { GRANTED_STATUSES } from '#domain/mutual-aid/claim/claim-status'
import { COVERING_STATUSES } from '#domain/mutual-aid/coverage/coverage-status'
import type { Reader } from '../../../platform/database/database'
import { oneOf } from '../../../platform/sql/codes-sql'

/** Places at which a first contact counts: members of the alliance in the plan's county. */
export const MEMBER_KINDS: readonly string[] = ['community-centre', 'township-centre', 'village-station']
/** Beyond what any rule counts; the rule of the day decides. */
const LOOK_BACK_DAYS = 60
const ROWS_MAX = 50

export interface CoverageOfEvent extends CoveredDays {
  readonly id: string
  readonly planId: string
  readonly planCode: string
  readonly region: string
}

/**
 * The coverage on which an event is held: the one that stood on its day, else the one nearest to it, so that the family
 * is told which days it missed. Null for a child who never took part.
 */
export async function coverageOfEvent(
  db: Reader,
  patientId: string,
  on: LocalDate,
): Promise<CoverageOfEvent | null> {
  const [row] = await db.$queryRaw<CoverageOfEvent[]>`
    SELECT coverage.id, plan.id AS "planId", plan.code AS "planCode", plan.region,
      coverage.starts_on::text AS "startsOn", coalesce(coverage.ended_on, coverage.ends_on)::text AS "lastOn",
      coverage.illness_from::text AS "illnessFrom"
    FROM coverage JOIN coverage_plan AS plan ON plan.id = coverage.plan_id
    WHERE coverage.patient_id = ${patientId}::uuid AND coverage.status IN ${oneOf(COVERING_STATUSES)}
    ORDER BY ${on}::date BETWEEN coverage.starts_on AND coalesce(coverage.ended_on, coverage.ends_on) DESC,
      least(abs(coverage.starts_on - ${on}::date),
        abs(coalesce(coverage.ended_on, coverage.ends_on) - ${on}::date)), coverage.id
    LIMIT 1`
  return row ?? null
}

/** The first day on which a child was covered: before it nothing can be asked for. */
export async function firstCoveredOn(db: Reader, patientId: string): Promise<LocalDate | null> {
  const { _min } = await db.coverage.aggregate({
    where: { patientId, status: { in: [...COVERING_STATUSES] } },
    _min: { startsOn: true },
  })
  return _min.startsOn && localDateOf(_min.startsOn)
}

export async function coveredDaysOf(db: Reader, coverageId: string): Promise<CoveredDays> {
  const [row] = await db.$queryRaw<CoveredDays[]>`
    SELECT starts_on::text AS "startsOn", coalesce(ended_on, ends_on)::text AS "lastOn",
      illness_from::text AS "illnessFrom"
    FROM coverage WHERE id = ${coverageId}::uuid`
  if (!row) throw new Error('a coverage is never taken away')
  return row
}

/**
 * Visits at member centres of the county around an admission. A check-up or a vaccination is the first contact of an
 * illness only if the child was sent on from it.
 */
export async function listFirstContacts(
  db: Reader,
  event: { readonly patientId: string; readonly region: string; readonly admittedOn: LocalDate },
): Promise<FirstContact[]> {
  return db.$queryRaw<FirstContact[]>`
    SELECT visit.id AS "visitId", visit.started_at AS at, coalesce(visit.completed_at, visit.started_at) AS "recordedAt",
      organization.name AS "placeName", practitioner.name AS "doctorName",
      visit.certification_number AS "certificationNumber"
    FROM visit JOIN appointment ON appointment.id = visit.appointment_id
    JOIN organization ON organization.id = visit.organization_id
    JOIN practitioner ON practitioner.id = visit.practitioner_id
    WHERE visit.patient_id = ${event.patientId}::uuid AND organization.region = ${event.region}
      AND organization.kind = ANY(${MEMBER_KINDS})
      AND (appointment.service NOT IN ('child-checkup', 'vaccination') OR EXISTS (
        SELECT FROM referral WHERE referral.visit_id = visit.id AND referral.withdrawn_at IS NULL))
      AND visit.started_at >= ${event.admittedOn}::date - ${LOOK_BACK_DAYS}::int
      AND visit.started_at < ${event.admittedOn}::date + 2
    ORDER BY visit.started_at DESC LIMIT ${ROWS_MAX}`
}

/** Where a child was treated, as far as it is known: a place of the directory, or another by name. */
export interface TreatedPlace {
  readonly organizationId: string | null
  readonly name: string
}

/** `place` null: nobody knows yet where the child goes. */
export async function listReferralFacts(
  db: Reader,
  event: { readonly patientId: string; readonly admittedOn: LocalDate },
  place: TreatedPlace | null,
): Promise<(ReferralFacts & { readonly toOrganizationId: string })[]> {
  return db.$queryRaw<(ReferralFacts & { readonly toOrganizationId: string })[]>`
    SELECT referral.visit_id AS "visitId", referral.urgency, referral.requested_at AS "requestedAt",
      referral.accepted_at AS "acceptedAt", referral.rejected_at AS "rejectedAt", referral.admitted_at AS "admittedAt",
      sender.name AS "fromName", receiver.name AS "toName", referral.certification_number AS "certificationNumber",
      receiver.id AS "toOrganizationId", ${place !== null}
        AND coalesce(receiver.id <> ${place?.organizationId ?? null}::uuid, receiver.name <> ${place?.name ?? ''})
        AS "isElsewhere"
    FROM referral JOIN organization AS sender ON sender.id = referral.from_organization_id
    JOIN organization AS receiver ON receiver.id = referral.to_organization_id
    WHERE referral.patient_id = ${event.patientId}::uuid AND referral.withdrawn_at IS NULL
      AND referral.requested_at >= ${event.admittedOn}::date - ${LOOK_BACK_DAYS}::int
      AND referral.requested_at < ${event.admittedOn}::date + ${LOOK_BACK_DAYS}::int
    ORDER BY referral.requested_at DESC LIMIT ${ROWS_MAX}`
}

/**
 * Claims of the same coverage that were granted, but for the one that is judged. What was paid of one counts while it is
 * looked at again: a cap is not free because somebody appeals.
 */
export async function listPastClaims(
  db: Reader,
  { coverageId, exceptId }: { readonly coverageId: string; readonly exceptId: string | null },
): Promise<PastClaim[]> {
  const rows = await db.claim.findMany({
    where: {
      coverageId,
      OR: [{ status: { in: [...GRANTED_STATUSES] }, rejectCode: null }, { paidFen: { gt: 0n } }],
      ...(exceptId !== null && { id: { not: exceptId } }),
    },
    orderBy: { admittedOn: 'asc' },
    take: ROWS_MAX,
    select: {
      status: true,
      admittedOn: true,
      dischargedOn: true,
      care: true,
      hospitalLevel: true,
      deductibleFen: true,
      benefitFen: true,
      paidFen: true,
    },
  })
  const isGranted = (status: string) => (GRANTED_STATUSES as readonly string[]).includes(status)
  return rows.map((row) => ({
    admittedOn: localDateOf(row.admittedOn),
    dischargedOn: row.dischargedOn && localDateOf(row.dischargedOn),
    care: row.care as PastClaim['care'],
    hospitalLevel: row.hospitalLevel as PastClaim['hospitalLevel'],
    deductibleFen: fen(Number(row.deductibleFen ?? 0)),
    benefitFen: fen(Number(isGranted(row.status) ? (row.benefitFen ?? 0) : row.paidFen)),
  }))
}

export interface PlaceOfTreatment {
  readonly name: string
  readonly kind: string
  readonly isMember: boolean
}

export async function findPlace(
  db: Reader,
  organizationId: string,
  region: string,
): Promise<PlaceOfTreatment | null> {
  const row = await db.organization.findUnique({
    where: { id: organizationId },
    select: { name: true, kind: true, region: true },
  })
  if (!row || row.kind === 'region') return null
  const isMember = row.region === region && MEMBER_KINDS.includes(row.kind)
  return { name: row.name, kind: row.kind, isMember }
}

/** More than a county has. */
const PLACES_MAX = 300

/** The places of a county at which a child may be treated, hospitals first. */
export function listPlaces(
  db: Reader,
  region: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return db.$queryRaw`
    SELECT id, name FROM organization WHERE region = ${region} AND kind <> 'region'
    ORDER BY kind <> 'lead-hospital', name, id LIMIT ${PLACES_MAX}`
}

/** What of a claim's papers is there; withdrawn ones are not. */
export async function listPaperKinds(db: Reader, claimId: string): Promise<ClaimDocument[]> {
  const rows = await db.claimAttachment.findMany({
    where: { claimId, withdrawnAt: null },
    distinct: ['kind'],
    select: { kind: true },
  })
  return rows.map(({ kind }) => kind as ClaimDocument)
}

/** The child's name, and the names of whoever decides for them, sealed. */
export async function namesAround(
  db: Reader,
  patientId: string,
): Promise<{ ownCipher: string; isTemporary: boolean; guardianCiphers: readonly string[] }> {
  const own = await db.patient.findUniqueOrThrow({
    where: { id: patientId },
    select: { nameCipher: true, nameIsTemporary: true },
  })
  const guardians = await db.$queryRaw<{ nameCipher: string }[]>`
    SELECT patient.name_cipher AS "nameCipher" FROM patient_link AS tie
    JOIN patient_link AS own ON own.account_id = tie.account_id AND own.relation = 'self' AND own.ended_at IS NULL
    JOIN patient ON patient.id = own.patient_id
    WHERE tie.patient_id = ${patientId}::uuid AND tie.ended_at IS NULL LIMIT ${ROWS_MAX}`
  return {
    ownCipher: own.nameCipher,
    isTemporary: own.nameIsTemporary,
    guardianCiphers: guardians.map(({ nameCipher }) => nameCipher),
  }
}
