import type { SlotReserve } from '#domain/appointment/slots-of-session'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate, LocalTime } from '#domain/kernel/time'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

/** A weekly consultation as an operator writes it. */
export interface TemplateDraft {
  readonly organizationId: string
  readonly practitionerId: string
  readonly service: Service
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number
  readonly startTime: LocalTime
  readonly endTime: LocalTime
  readonly room: string
  readonly seatsPerSlot: number
  readonly feeFen: number
  readonly reserves: readonly SlotReserve[]
  readonly onHolidays: boolean
  readonly validFrom: LocalDate
  /** First day on which it is not held any more. */
  readonly validTo: LocalDate | null
}

export interface ListedTemplate extends TemplateDraft {
  readonly id: string
  readonly organizationName: string
  readonly practitionerName: string
  /** Searched by, and not shown. */
  readonly practitionerPinyin: string
  readonly practitionerInitials: string
  /** The last day that is published from it; null: none yet. */
  readonly publishedUntil: LocalDate | null
}

/** More weekly consultations than a county has. */
const MAX_TEMPLATES = 5_000

const DRAFT = Prisma.sql`template.organization_id AS "organizationId", template.practitioner_id AS "practitionerId",
  template.service, template.weekday, template.start_time AS "startTime", template.end_time AS "endTime",
  template.room, template.seats_per_slot AS "seatsPerSlot", template.fee_fen::int AS "feeFen", template.reserves,
  template.on_holidays AS "onHolidays", template.valid_from::text AS "validFrom", template.valid_to::text AS "validTo"`

interface Filter {
  readonly organizationId: string | undefined
  readonly practitionerId: string | undefined
  /** Leaves out what has ended on this day; undefined: nothing. */
  readonly heldFrom: LocalDate | undefined
}

export async function loadTemplates(
  db: Database,
  scope: StaffScope,
  { organizationId, practitionerId, heldFrom }: Filter,
): Promise<ListedTemplate[]> {
  return db.$queryRaw<ListedTemplate[]>`
    SELECT template.id, ${DRAFT}, organization.name AS "organizationName", practitioner.name AS "practitionerName",
      practitioner.pinyin AS "practitionerPinyin", practitioner.initials AS "practitionerInitials",
      (SELECT max(day)::text FROM session WHERE session.template_id = template.id) AS "publishedUntil"
    FROM session_template AS template
    JOIN organization ON organization.id = template.organization_id
    JOIN practitioner ON practitioner.id = template.practitioner_id
    WHERE template.organization_id IN ${within(scope.organizationId)}
      ${organizationId === undefined ? Prisma.empty : Prisma.sql`AND template.organization_id = ${organizationId}::uuid`}
      ${practitionerId === undefined ? Prisma.empty : Prisma.sql`AND template.practitioner_id = ${practitionerId}::uuid`}
      ${heldFrom === undefined ? Prisma.empty : Prisma.sql`AND (template.valid_to IS NULL OR template.valid_to > ${heldFrom}::date)`}
    ORDER BY organization.pinyin, organization.id, template.weekday, template.start_time, practitioner.pinyin, template.id
    LIMIT ${MAX_TEMPLATES}`
}

export async function findTemplate(
  tx: Transaction,
  scope: StaffScope,
  id: string,
): Promise<TemplateDraft | null> {
  const rows = await tx.$queryRaw<TemplateDraft[]>`
    SELECT ${DRAFT} FROM session_template AS template
    WHERE template.id = ${id}::uuid AND template.organization_id IN ${within(scope.organizationId)}`
  return rows[0] ?? null
}

interface Workplace {
  readonly region: string
  /** The practitioner works there for the service on the first day. */
  readonly isStaffed: boolean
}

/** Null for a place of another office. */
export async function findWorkplace(
  tx: Transaction,
  scope: StaffScope,
  { organizationId, practitionerId, service, validFrom }: TemplateDraft,
): Promise<Workplace | null> {
  const rows = await tx.$queryRaw<Workplace[]>`
    SELECT organization.region, EXISTS (
      SELECT FROM practitioner_role AS role
      WHERE role.organization_id = organization.id AND role.practitioner_id = ${practitionerId}::uuid
        AND ${service} = ANY (role.services) AND role.since <= ${validFrom}::date
        AND (role.until IS NULL OR role.until > ${validFrom}::date)
    ) AS "isStaffed"
    FROM organization WHERE id = ${organizationId}::uuid AND id IN ${within(scope.organizationId)}`
  return rows[0] ?? null
}

/** A day on which the practitioner sits elsewhere already at these hours, published from another pattern; null: none. */
export async function findPublishedElsewhere(
  tx: Transaction,
  id: string,
  draft: TemplateDraft,
  today: LocalDate,
): Promise<LocalDate | null> {
  const rows = await tx.$queryRaw<{ day: LocalDate }[]>`
    SELECT session.day::text AS day FROM session
    WHERE session.practitioner_id = ${draft.practitionerId}::uuid AND session.template_id IS DISTINCT FROM ${id}::uuid
      AND session.day >= greatest(${draft.validFrom}::date, ${today}::date)
      AND (${draft.validTo}::date IS NULL OR session.day < ${draft.validTo}::date)
      AND extract(isodow FROM session.day) = ${draft.weekday}
      AND (session.start_at AT TIME ZONE 'Asia/Shanghai')::time < ${draft.endTime}::time
      AND (session.end_at AT TIME ZONE 'Asia/Shanghai')::time > ${draft.startTime}::time
    ORDER BY session.day LIMIT 1`
  return rows[0]?.day ?? null
}

export async function putTemplate(tx: Transaction, id: string, draft: TemplateDraft): Promise<void> {
  const row = {
    ...draft,
    feeFen: BigInt(draft.feeFen),
    reserves: draft.reserves.map((reserve) => ({ ...reserve })),
    validFrom: new Date(draft.validFrom),
    validTo: draft.validTo && new Date(draft.validTo),
  }
  await tx.sessionTemplate.upsert({
    where: { id },
    create: { id, ...row },
    update: row,
    select: { id: true },
  })
}

/** @returns false once a day has been published from it */
export async function removeTemplate(tx: Transaction, scope: StaffScope, id: string): Promise<boolean> {
  const removed = await tx.$executeRaw`
    DELETE FROM session_template WHERE id = ${id}::uuid AND organization_id IN ${within(scope.organizationId)}
      AND NOT EXISTS (SELECT FROM session WHERE template_id = ${id}::uuid)`
  return removed === 1
}

export interface Published {
  /** Sessions that stay as they are, and the bookings in them. */
  readonly sessions: number
  readonly bookings: number
  /** The last of their days. */
  readonly until: LocalDate | null
}

/** What is published from a pattern from a day on. */
export async function countPublished(tx: Transaction, id: string, from: LocalDate): Promise<Published> {
  const rows = await tx.$queryRaw<Published[]>`
    SELECT count(DISTINCT session.id)::int AS sessions, count(appointment.id)::int AS bookings,
      max(session.day)::text AS until
    FROM session
    LEFT JOIN slot ON slot.session_id = session.id
    LEFT JOIN appointment ON appointment.slot_id = slot.id AND appointment.status IN ('held', 'booked')
    WHERE session.template_id = ${id}::uuid AND session.day >= ${from}::date AND session.status = 'open'`
  return rows[0] ?? { sessions: 0, bookings: 0, until: null }
}
