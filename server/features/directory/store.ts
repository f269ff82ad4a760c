import type { Badge } from '#domain/directory/badge'
import type { Certification } from '#domain/directory/certification'
import type { OrganizationKind } from '#domain/directory/organization-kind'
import type { SearchKeys } from '#domain/directory/search'
import { SERVICES, type Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { type Database, Prisma } from '../../platform/database/database'
import { isReopened } from '../../platform/sql/reopening-sql'

/** A place. Two of one name differ in their street. */
export interface OrganizationRecord extends SearchKeys {
  readonly id: string
  readonly kind: OrganizationKind
  /** Whose rules hold here. */
  readonly region: string
  readonly parentName: string | null
  readonly street: string
  readonly address: string
  readonly phone: string
  readonly latitude: number
  readonly longitude: number
  readonly badges: readonly Badge[]
  readonly services: readonly Service[]
  /** Somebody with a paediatric certificate that is valid today works here, for the service that was asked for. */
  readonly certifiedPractitioner: boolean
}

/** The first seat at a place that anybody may book. */
export interface EarliestSeat {
  readonly organizationId: string
  readonly start: Date
  readonly free: number
  readonly practitionerName: string
  readonly practitionerTitle: string
}

interface RoleRecord {
  readonly services: readonly Service[]
  readonly since: LocalDate
}

export interface PersonRecord {
  readonly id: string
  readonly name: string
  readonly pinyin: string
  readonly title: string
  readonly intro: string
  readonly certifications: readonly Certification[]
}

/** Somebody at one place. */
export interface StaffRecord extends PersonRecord, RoleRecord {}

export interface WorkplaceRecord extends RoleRecord {
  readonly organizationId: string
  readonly organizationName: string
}

/** Somebody wherever they work. */
export interface PractitionerRecord extends PersonRecord {
  readonly workplaces: readonly WorkplaceRecord[]
}

/** More places than any county has. The whole list is read, because its order depends on seats and on who asks. */
const ORGANIZATIONS_MAX = 1000
const STREETS_MAX = 200
/** More practitioners than any one place has. */
const PRACTITIONERS_MAX = 500

interface OrganizationFilter {
  readonly id?: string
  /** What a certified practitioner must do there to count; anything, when absent. */
  readonly service?: Service | undefined
}

/** Places that receive people, which the region itself does not. */
export async function loadOrganizations(
  db: Database,
  on: LocalDate,
  { id, service }: OrganizationFilter,
): Promise<OrganizationRecord[]> {
  return await db.$queryRaw<OrganizationRecord[]>`
    SELECT organization.id, organization.name, organization.kind, organization.region, organization.pinyin,
      organization.initials, parent.name AS "parentName", organization.street, organization.address,
      organization.phone, organization.latitude, organization.longitude, organization.badges, organization.services,
      EXISTS (
        SELECT FROM practitioner_role AS role
        JOIN certification ON certification.practitioner_id = role.practitioner_id
        WHERE role.organization_id = organization.id
          AND role.since <= ${on}::date AND (role.until IS NULL OR role.until > ${on}::date)
          AND ${on}::date BETWEEN certification.valid_from AND certification.valid_to
          ${service ? Prisma.sql`AND ${service} = ANY (role.services)` : Prisma.empty}
      ) AS "certifiedPractitioner"
    FROM organization
    LEFT JOIN organization AS parent ON parent.id = organization.parent_id
    WHERE organization.kind <> 'region' ${id ? Prisma.sql`AND organization.id = ${id}::uuid` : Prisma.empty}
    ORDER BY organization.id
    LIMIT ${ORGANIZATIONS_MAX}`
}

interface SeatsWanted {
  /** The first day and the first start of the place that can be booked at this moment. */
  readonly places: readonly { readonly id: string; readonly fromDay: LocalDate; readonly from: Date }[]
  readonly service: Service | undefined
  readonly onDay: LocalDate | undefined
  readonly now: Date
}

/**
 * For each place the first seat that the public can book now: its session open and released, its slot public and
 * not begun. A held seat is not free. Each place walks its sessions in the order of days and stops at the first hit.
 */
export async function loadEarliestSeats(db: Database, wanted: SeatsWanted): Promise<EarliestSeat[]> {
  const { places, service, onDay, now } = wanted
  return await db.$queryRaw<EarliestSeat[]>`
    SELECT place.id AS "organizationId", seat.*
    FROM unnest(
      ${places.map(({ id }) => id)}::uuid[],
      ${places.map(({ fromDay }) => fromDay)}::date[],
      ${places.map(({ from }) => from)}::timestamptz[]
    ) AS place (id, from_day, from_start)
    CROSS JOIN LATERAL (
      SELECT slot.start_at AS "start", slot.capacity - slot.booked AS "free",
        practitioner.name AS "practitionerName", practitioner.title AS "practitionerTitle"
      FROM session
      JOIN slot ON slot.session_id = session.id
      JOIN practitioner ON practitioner.id = session.practitioner_id
      WHERE session.organization_id = place.id AND session.day >= place.from_day
        ${service ? Prisma.sql`AND session.service = ${service}` : Prisma.empty}
        ${onDay ? Prisma.sql`AND session.day = ${onDay}::date` : Prisma.empty}
        AND session.status = 'open' AND session.release_at <= ${now}
        AND slot.pool = 'public' AND slot.start_at >= place.from_start AND slot.booked < slot.capacity
        AND ${isReopened(now)}
      ORDER BY session.day, slot.start_at, practitioner.pinyin, slot.id
      LIMIT 1
    ) AS seat`
}

export async function loadStreets(db: Database): Promise<{ street: string; organizations: number }[]> {
  const streets = await db.organization.groupBy({
    by: ['street'],
    where: { kind: { not: 'region' } },
    orderBy: { street: 'asc' },
    take: STREETS_MAX,
    _count: true,
  })
  return streets.map(({ street, _count }) => ({ street, organizations: _count }))
}

const PRACTITIONER = {
  id: true,
  name: true,
  pinyin: true,
  title: true,
  intro: true,
  certifications: { select: { number: true, validFrom: true, validTo: true } },
} as const satisfies Prisma.PractitionerSelect

/** Who works at a place on a day. Null when there is no such place. */
export async function loadStaff(
  db: Database,
  on: LocalDate,
  organizationId: string,
  service: Service | undefined,
): Promise<StaffRecord[] | null> {
  const organization = await db.organization.findUnique({
    where: { id: organizationId },
    select: {
      roles: {
        where: { ...inForce(on), ...(service && { services: { has: service } }) },
        select: { services: true, since: true, practitioner: { select: PRACTITIONER } },
        take: PRACTITIONERS_MAX,
      },
    },
  })
  if (!organization) return null
  return organization.roles.map(({ practitioner, ...role }) => ({
    ...practitioner,
    ...roleRecord(role),
    certifications: practitioner.certifications.map(certification),
  }))
}

/** One practitioner and the places where they work on a day, longest first. Null when there is no such person. */
export async function loadPractitioner(
  db: Database,
  on: LocalDate,
  id: string,
): Promise<PractitionerRecord | null> {
  const found = await db.practitioner.findUnique({
    where: { id },
    select: {
      ...PRACTITIONER,
      roles: {
        where: inForce(on),
        select: {
          organizationId: true,
          services: true,
          since: true,
          organization: { select: { name: true } },
        },
        orderBy: [{ since: 'asc' }, { organizationId: 'asc' }],
        take: PRACTITIONERS_MAX,
      },
    },
  })
  return (
    found && {
      ...found,
      workplaces: found.roles.map(({ organization, ...role }) => ({
        ...roleRecord(role),
        organizationId: role.organizationId,
        organizationName: organization.name,
      })),
      certifications: found.certifications.map(certification),
    }
  )
}

/** A role counts until the day before its `until`. */
function inForce(on: LocalDate): Prisma.PractitionerRoleWhereInput {
  const day = new Date(on)
  return { since: { lte: day }, OR: [{ until: null }, { until: { gt: day } }] }
}

function roleRecord(row: { services: string[]; since: Date }): RoleRecord {
  return {
    services: SERVICES.filter((service) => row.services.includes(service)),
    since: localDateOf(row.since),
  }
}

function certification(row: { number: string; validFrom: Date; validTo: Date }): Certification {
  return { number: row.number, validFrom: localDateOf(row.validFrom), validTo: localDateOf(row.validTo) }
}
