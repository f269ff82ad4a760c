import { NOON } from '#domain/kernel/half-day'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import type {
  HalfDay,
  WaitlistCloseReason,
  WaitlistPrecedence,
  WaitlistStatus,
} from '#domain/waitlist/waitlist-entry'
import type { Transaction } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'

/** What somebody asks to wait for. */
export interface Wish {
  readonly organizationId: string
  readonly service: Service
  readonly practitionerId: string | null
  readonly fromDay: LocalDate
  readonly toDay: LocalDate
  readonly halfDay: HalfDay
}

export interface WishedPlace {
  readonly kind: string
  readonly region: string
  readonly birthDate: LocalDate
  readonly livingEntries: number
  /** A doctor of the place, and working there for the service, if one is asked for. */
  readonly isServed: boolean
  readonly wasReferred: boolean
  readonly wasSuspended: boolean
}

/** What decides about joining, with the account and the person locked: nobody joins twice at once. Null: no such place. */
export async function lockWish(
  tx: Transaction,
  scope: PatientScope,
  wish: Wish,
  recent: Date,
): Promise<WishedPlace | null> {
  await tx.$queryRaw`
    SELECT id FROM patient WHERE id = ${scope.patientId}::uuid AND merged_into_id IS NULL FOR NO KEY UPDATE`
  const rows = await tx.$queryRaw<WishedPlace[]>`
    SELECT organization.kind, organization.region, patient.birth_date::text AS "birthDate",
      (SELECT count(*)::int FROM waitlist_entry AS entry
        WHERE entry.patient_id = patient.id AND entry.status <> 'closed') AS "livingEntries",
      ${wish.service} = ANY(organization.services) AND (${wish.practitionerId}::uuid IS NULL
        OR EXISTS (SELECT FROM practitioner_role AS role WHERE role.organization_id = organization.id
          AND role.practitioner_id = ${wish.practitionerId}::uuid AND ${wish.service} = ANY(role.services)
          AND role.since <= ${wish.toDay}::date AND coalesce(role.until >= ${wish.fromDay}::date, true))
        -- A substitute has no role here, and sees people all the same.
        OR EXISTS (SELECT FROM session WHERE session.organization_id = organization.id
          AND session.practitioner_id = ${wish.practitionerId}::uuid AND session.service = ${wish.service}
          AND session.day BETWEEN ${wish.fromDay}::date AND ${wish.toDay}::date)) AS "isServed",
      EXISTS (SELECT FROM referral WHERE referral.patient_id = patient.id
        AND referral.to_organization_id = organization.id AND referral.urgency <> 'normal'
        AND referral.accepted_at >= ${recent} AND referral.withdrawn_at IS NULL) AS "wasReferred",
      EXISTS (SELECT FROM appointment WHERE appointment.patient_id = patient.id AND appointment.status = 'suspended'
        AND appointment.organization_id = organization.id AND appointment.service = ${wish.service}
        AND appointment.status_at >= ${recent}) AS "wasSuspended"
    FROM organization, patient
    WHERE organization.id = ${wish.organizationId}::uuid AND patient.id = ${scope.patientId}::uuid
      AND patient.merged_into_id IS NULL`
  return rows[0] ?? null
}

/** The first seat that everybody may book now or in a minute, and that the wish is for; null when it is worth waiting. */
export async function findFreeSeat(
  tx: Transaction,
  wish: Wish,
  after: { readonly now: Date; readonly start: Date },
): Promise<Date | null> {
  const rows = await tx.$queryRaw<{ start: Date }[]>`
    SELECT slot.start_at AS "start" FROM session JOIN slot ON slot.session_id = session.id
    WHERE session.organization_id = ${wish.organizationId}::uuid AND session.service = ${wish.service}
      AND session.day BETWEEN ${wish.fromDay}::date AND ${wish.toDay}::date AND session.status = 'open'
      AND session.release_at <= ${after.now} AND slot.start_at >= ${after.start}
      AND slot.pool = 'public' AND slot.booked < slot.capacity
      AND CASE WHEN ${wish.practitionerId}::uuid IS NULL
        THEN EXISTS (SELECT FROM certification WHERE certification.practitioner_id = session.practitioner_id
          AND session.day BETWEEN valid_from AND valid_to)
        ELSE session.practitioner_id = ${wish.practitionerId}::uuid END
      AND (${wish.halfDay} = 'any'
        OR (${wish.halfDay} = 'morning') = ((slot.start_at AT TIME ZONE 'Asia/Shanghai')::time < ${NOON}::time))
    ORDER BY slot.start_at LIMIT 1`
  return rows[0]?.start ?? null
}

export async function insertEntry(
  tx: Transaction,
  scope: PatientScope,
  entry: Wish & { readonly id: string; readonly precedence: WaitlistPrecedence },
  now: Date,
): Promise<void> {
  const { fromDay, toDay, ...rest } = entry
  await tx.waitlistEntry.create({
    data: {
      ...rest,
      patientId: scope.patientId,
      accountId: scope.accountId,
      fromDay: new Date(fromDay),
      toDay: new Date(toDay),
      joinedAt: now,
      statusAt: now,
    },
    select: { id: true },
  })
}

export interface OwnEntry {
  readonly id: string
  readonly patientId: string
  readonly status: WaitlistStatus
  readonly toDay: LocalDate
}

/** An entry of somebody whom the account may bring today. */
export async function findEntryOf(
  tx: Transaction,
  accountId: string,
  id: string,
  today: LocalDate,
): Promise<OwnEntry | null> {
  const rows = await tx.$queryRaw<OwnEntry[]>`
    SELECT entry.id, entry.patient_id AS "patientId", entry.status, entry.to_day::text AS "toDay"
    FROM waitlist_entry AS entry
    JOIN patient_access AS tie ON tie.patient_id = entry.patient_id AND tie.account_id = ${accountId}::uuid
      AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
    WHERE entry.id = ${id}::uuid`
  return rows[0] ?? null
}

/** The seat that an entry is asked about just now. */
export async function findOfferedSeat(tx: Transaction, entryId: string): Promise<string | null> {
  const offer = await tx.waitlistOffer.findFirst({
    where: { entryId, status: 'open' },
    select: { seatId: true },
  })
  return offer?.seatId ?? null
}

/** Ends an entry; false when it had ended before. The database takes back what was offered. */
export async function closeEntry(
  tx: Transaction,
  id: string,
  reason: Extract<WaitlistCloseReason, 'left' | 'banned'>,
  now: Date,
): Promise<boolean> {
  const closed = await tx.$executeRaw`
    UPDATE waitlist_entry SET status = 'closed', close_reason = ${reason}, status_at = greatest(${now}::timestamptz, joined_at)
    WHERE id = ${id}::uuid AND status <> 'closed'`
  return closed === 1
}

/** Back into the line, at the old place; false unless it was paused. */
export async function resumeEntry(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const resumed = await tx.$executeRaw`
    UPDATE waitlist_entry SET status = 'waiting', silences = 0, status_at = ${now}
    WHERE id = ${id}::uuid AND status = 'paused'`
  return resumed === 1
}

/** False when it ended meanwhile. */
export async function countSilence(
  tx: Transaction,
  id: string,
  after: { readonly silences: number; readonly status: 'waiting' | 'paused' },
  now: Date,
): Promise<boolean> {
  const counted = await tx.$executeRaw`
    UPDATE waitlist_entry SET silences = ${after.silences}, status = ${after.status},
      status_at = CASE WHEN status = ${after.status} THEN status_at ELSE ${now}::timestamptz END
    WHERE id = ${id}::uuid AND status = 'waiting'`
  return counted === 1
}

/** Ends entries whose last day is over, a batch at a time. @returns whose they were */
export function closePassed(
  tx: Transaction,
  today: LocalDate,
  now: Date,
): Promise<{ id: string; patientId: string }[]> {
  return tx.$queryRaw<{ id: string; patientId: string }[]>`
    UPDATE waitlist_entry SET status = 'closed', close_reason = 'range-passed', status_at = ${now}
    WHERE id IN (SELECT id FROM waitlist_entry WHERE status <> 'closed' AND to_day < ${today}::date
      ORDER BY id LIMIT 200 FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING id, patient_id AS "patientId"`
}
