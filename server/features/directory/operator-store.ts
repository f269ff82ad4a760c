import type { Badge } from '#domain/directory/badge'
import type { OrganizationKind } from '#domain/directory/organization-kind'
import type { SearchKeys } from '#domain/directory/search'
import type { Service } from '#domain/kernel/healthcare-service'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

/** A place as an operator writes it. */
export interface OrganizationDraft {
  readonly parentId: string | null
  readonly kind: OrganizationKind
  readonly name: string
  readonly street: string
  readonly address: string
  readonly phone: string
  readonly latitude: number
  readonly longitude: number
  readonly badges: readonly Badge[]
  readonly services: readonly Service[]
  /** Whose rules hold here; `*` for the general ones. */
  readonly region: string
}

export interface OperatedOrganization extends OrganizationDraft, SearchKeys {
  readonly id: string
  readonly parentName: string | null
}

/** More places than any county has. */
const MAX_ORGANIZATIONS = 2_000

const DRAFT = Prisma.sql`organization.parent_id AS "parentId", organization.kind, organization.name,
  organization.street, organization.address, organization.phone, organization.latitude, organization.longitude,
  organization.badges, organization.services, organization.region`

export async function loadOwnOrganizations(db: Database, scope: StaffScope): Promise<OperatedOrganization[]> {
  return db.$queryRaw<OperatedOrganization[]>`
    SELECT organization.id, ${DRAFT}, organization.pinyin, organization.initials, parent.name AS "parentName"
    FROM organization LEFT JOIN organization AS parent ON parent.id = organization.parent_id
    WHERE organization.id IN ${within(scope.organizationId)}
    ORDER BY array_position(ARRAY['region', 'lead-hospital', 'community-centre', 'township-centre'],
      organization.kind) NULLS LAST, organization.street, organization.pinyin, organization.id
    LIMIT ${MAX_ORGANIZATIONS}`
}

export async function findOrganization(
  tx: Transaction,
  scope: StaffScope,
  id: string,
): Promise<OrganizationDraft | null> {
  const rows = await tx.$queryRaw<OrganizationDraft[]>`
    SELECT ${DRAFT} FROM organization WHERE id = ${id}::uuid AND id IN ${within(scope.organizationId)}`
  return rows[0] ?? null
}

/** The regions that hang under nothing, whoever asks; two are enough to know that there are several. */
export async function findTopRegions(tx: Transaction): Promise<readonly string[]> {
  const regions = await tx.organization.findMany({
    where: { kind: 'region', parentId: null },
    take: 2,
    select: { id: true },
  })
  return regions.map(({ id }) => id)
}

interface TreePlace {
  /** Null for a parent that is absent or of another office. */
  readonly parentKind: OrganizationKind | null
  /** The parent is the place itself or hangs somewhere below it. */
  readonly parentIsBelow: boolean
  readonly childKinds: readonly OrganizationKind[]
}

/** What stands above and below a place that is to hang under `parentId`. */
export async function loadTreePlace(
  tx: Transaction,
  scope: StaffScope,
  id: string,
  parentId: string,
): Promise<TreePlace> {
  const rows = await tx.$queryRaw<TreePlace[]>`
    SELECT (SELECT kind FROM organization WHERE id = ${parentId}::uuid AND id IN ${within(scope.organizationId)}) AS "parentKind",
      ${parentId}::uuid IN ${within(id)} AS "parentIsBelow",
      ARRAY(SELECT kind FROM organization WHERE parent_id = ${id}::uuid) AS "childKinds"`
  return rows[0] ?? { parentKind: null, parentIsBelow: false, childKinds: [] }
}

/** Whether a place outside the office's tree goes by this region's rules. */
export async function isRegionOfOthers(tx: Transaction, scope: StaffScope, region: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT EXISTS (SELECT FROM organization WHERE region = ${region} AND id NOT IN ${within(scope.organizationId)}) AS taken`
  return rows[0]?.taken ?? false
}

export async function putOrganization(
  tx: Transaction,
  id: string,
  draft: OrganizationDraft,
  keys: SearchKeys,
): Promise<void> {
  const words = { ...draft, ...keys, badges: [...draft.badges], services: [...draft.services] }
  await tx.organization.upsert({
    where: { id },
    create: { id, ...words },
    update: words,
    select: { id: true },
  })
}

/** @returns false when something hangs under it; whatever else names it is kept by its foreign key */
export async function removeOrganization(tx: Transaction, scope: StaffScope, id: string): Promise<boolean> {
  const removed = await tx.$executeRaw`
    DELETE FROM organization WHERE id = ${id}::uuid AND id IN ${within(scope.organizationId)}
      AND NOT EXISTS (SELECT FROM organization AS child WHERE child.parent_id = ${id}::uuid)`
  return removed === 1
}
