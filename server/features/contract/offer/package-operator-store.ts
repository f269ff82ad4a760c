import type { LocalDate } from '#domain/kernel/time'
import type { KeyGroup } from '#domain/key-group/key-group'
import type { PromisedItem } from '#domain/service-task/promised-item'
import { type Database, Prisma, type Transaction } from '../../../platform/database/database'
import type { StaffScope } from '../../../platform/scope/staff-scope'

/** A package in one version, as the office writes it. */
export interface PackageVersion {
  readonly code: string
  readonly termYears: number
  readonly version: number
  readonly nameZh: string
  readonly groups: readonly KeyGroup[]
  /** For the whole term, 分. */
  readonly insuranceFen: number
  readonly publicHealthFen: number
  readonly selfFen: number
  readonly validFrom: LocalDate
  /** Last day on which it can be chosen, inclusive. */
  readonly validTo: LocalDate | null
  readonly source: string
  readonly verified: boolean
  readonly items: readonly PromisedItem[]
}

export interface ListedPackage extends PackageVersion {
  readonly id: string
  /** Contracts and applications that have chosen it. */
  readonly chosen: number
}

/** More versions than packages gather in decades. */
const VERSIONS_MAX = 2_000

const VERSION = Prisma.sql`package.code, package.term_years AS "termYears", package.version, package.name_zh AS "nameZh",
  package.groups, package.insurance_fen AS "insuranceFen", package.public_health_fen AS "publicHealthFen",
  package.self_fen AS "selfFen", package.valid_from::text AS "validFrom", package.valid_to::text AS "validTo",
  package.source, package.verified,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('itemCode', item_code, 'perYear', per_year, 'inWords', in_words)
    ORDER BY place), '[]') FROM service_package_item WHERE package_id = package.id) AS items`

/** Every version of every package, the newest of each first; one statement. */
export function loadPackageVersions(db: Database): Promise<ListedPackage[]> {
  return db.$queryRaw<ListedPackage[]>`
    SELECT package.id, ${VERSION},
      (SELECT count(*)::int FROM contract_package WHERE package_id = package.id) AS chosen
    FROM service_package AS package
    ORDER BY cardinality(package.groups) > 0, package.code, package.term_years, package.version DESC
    LIMIT ${VERSIONS_MAX}`
}

/** The version of a package that was written last; null for one that does not exist yet. */
export async function findNewestVersion(
  tx: Transaction,
  { code, termYears }: Pick<PackageVersion, 'code' | 'termYears'>,
): Promise<(PackageVersion & { readonly id: string }) | null> {
  const [row] = await tx.$queryRaw<(PackageVersion & { id: string })[]>`
    SELECT package.id, ${VERSION} FROM service_package AS package
    WHERE package.code = ${code} AND package.term_years = ${termYears} ORDER BY package.version DESC LIMIT 1`
  return row ?? null
}

export async function insertVersion(
  tx: Transaction,
  { items, groups, validFrom, validTo, ...words }: PackageVersion,
): Promise<void> {
  const totalFen = words.insuranceFen + words.publicHealthFen + words.selfFen
  await tx.servicePackage.create({
    data: {
      ...words,
      totalFen,
      groups: [...groups],
      validFrom: new Date(validFrom),
      validTo: validTo && new Date(validTo),
      items: { create: items.map((item, place) => ({ ...item, place })) },
    },
    select: { id: true },
  })
}

export async function saveLastDay(tx: Transaction, id: string, validTo: LocalDate | null): Promise<void> {
  await tx.servicePackage.update({
    where: { id },
    data: { validTo: validTo && new Date(validTo) },
    select: { id: true },
  })
}

/** What a contract names is kept by its foreign key. */
export async function removeVersion(tx: Transaction, id: string): Promise<void> {
  await tx.servicePackageItem.deleteMany({ where: { packageId: id } })
  await tx.servicePackage.delete({ where: { id }, select: { id: true } })
}

/** Packages and texts are the same everywhere: only the office at the top of a tree writes them. */
export async function isTopOffice(
  db: Database | Transaction,
  { organizationId }: StaffScope,
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM organization WHERE id = ${organizationId}::uuid AND parent_id IS NULL`
  return rows.length > 0
}
