import { CALENDAR_DAY_CODE } from '#domain/appointment/calendar-day'
import type { Rule } from '#domain/kernel/rule-set'
import type { RuleVersion } from '#domain/kernel/rule-version'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Database, Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

/** More versions than all codes of one region gather in decades. */
const MAX_VERSIONS = 5_000

const VERSION = { validFrom: true, validTo: true, value: true, source: true, verified: true } as const
type VersionRow = { validFrom: Date; validTo: Date | null; value: unknown; source: string; verified: boolean }

export interface Regions {
  /** Of the office itself: what its screens begin with. */
  readonly own: string
  /** Whose rules the office may change: those of the places below it, and the general ones for the top of a tree. */
  readonly writable: readonly string[]
}

export async function loadRegions(db: Database | Transaction, scope: StaffScope): Promise<Regions> {
  const rows = await db.$queryRaw<{ region: string; isOwn: boolean; isTop: boolean }[]>`
    SELECT DISTINCT region, id = ${scope.organizationId}::uuid AS "isOwn",
      id = ${scope.organizationId}::uuid AND parent_id IS NULL AS "isTop"
    FROM organization WHERE id IN ${within(scope.organizationId)}`
  const named = rows.map(({ region }) => region).filter((region) => region !== '*')
  return {
    own: rows.find(({ isOwn }) => isOwn)?.region ?? '*',
    writable: [...new Set(named)].sort().concat(rows.some(({ isTop }) => isTop) ? ['*'] : []),
  }
}

/** Everything that holds, held or will hold in a region, its own rows and the general ones, but for single days. */
export async function loadRules(db: Database, region: string): Promise<readonly Rule[]> {
  return ruleRows(db, { region: { in: [region, '*'] }, code: { not: CALENDAR_DAY_CODE } })
}

export async function loadRulesOfCodes(
  db: Database,
  region: string,
  codes: readonly string[],
): Promise<readonly Rule[]> {
  return ruleRows(db, { region: { in: [region, '*'] }, code: { in: [...codes] } })
}

async function ruleRows(
  db: Database,
  where: { region: { in: string[] }; code: { not: string } | { in: string[] } },
): Promise<readonly Rule[]> {
  const rows = await db.ruleSet.findMany({
    where,
    select: { region: true, code: true, ...VERSION },
    orderBy: [{ code: 'asc' }, { region: 'asc' }, { validFrom: 'asc' }],
    take: MAX_VERSIONS,
  })
  return rows.map(({ region, code, ...version }) => ({ region, code, ...ruleVersion(version) }))
}

/** The versions of one code in one region alone, oldest first. */
export async function loadVersions(
  tx: Transaction,
  region: string,
  code: string,
): Promise<readonly RuleVersion[]> {
  const rows = await tx.ruleSet.findMany({
    where: { region, code },
    select: VERSION,
    orderBy: { validFrom: 'asc' },
    take: MAX_VERSIONS,
  })
  return rows.map(ruleVersion)
}

/** What a day is in one region alone. */
export async function loadDay(tx: Transaction, region: string, day: LocalDate): Promise<RuleVersion | null> {
  const validFrom = new Date(day)
  const row = await tx.ruleSet.findUnique({
    where: { region_code_validFrom: { region, code: CALENDAR_DAY_CODE, validFrom } },
    select: VERSION,
  })
  return row && ruleVersion(row)
}

/** Writes one version where none begins on its day, or in place of the one that does. */
export async function putVersion(
  tx: Transaction,
  region: string,
  code: string,
  { validFrom, validTo, value, source, verified }: RuleVersion,
): Promise<void> {
  const version = { validTo: validTo && new Date(validTo), value: value as object, source, verified }
  await tx.ruleSet.upsert({
    where: { region_code_validFrom: { region, code, validFrom: new Date(validFrom) } },
    create: { region, code, validFrom: new Date(validFrom), ...version },
    update: version,
    select: { id: true },
  })
}

export async function removeVersion(
  tx: Transaction,
  region: string,
  code: string,
  validFrom: LocalDate,
): Promise<void> {
  await tx.ruleSet.deleteMany({ where: { region, code, validFrom: new Date(validFrom) } })
}

/**
 * Makes the versions of a code what `to` says. First what is gone, then what ends earlier, then the rest: at no
 * moment do two of them overlap, or the database would refuse.
 */
export async function replaceVersions(
  tx: Transaction,
  { region, code }: { readonly region: string; readonly code: string },
  from: readonly RuleVersion[],
  to: readonly RuleVersion[],
): Promise<void> {
  const wanted = new Set(to.map(({ validFrom }) => validFrom))
  const stood = new Map(from.map((version) => [version.validFrom, version]))
  for (const { validFrom } of from) {
    if (!wanted.has(validFrom)) await removeVersion(tx, region, code, validFrom)
  }
  const changed = to.filter((version) => !isSame(stood.get(version.validFrom), version))
  const known = changed.filter(({ validFrom }) => stood.has(validFrom))
  const added = changed.filter(({ validFrom }) => !stood.has(validFrom))
  for (const version of [...known, ...added]) await putVersion(tx, region, code, version)
}

interface Affected {
  readonly sessions: number
  readonly bookings: number
}

/** What is published already on a day that the calendar closes; stopping it is for the desk to decide. */
export async function countPublished(
  tx: Transaction,
  scope: StaffScope,
  closed: { readonly region: string; readonly day: LocalDate; readonly evenOnHolidays: boolean },
): Promise<Affected> {
  const { region, day, evenOnHolidays } = closed
  const rows = await tx.$queryRaw<Affected[]>`
    SELECT count(DISTINCT session.id)::int AS sessions, count(appointment.id)::int AS bookings
    FROM session
    JOIN organization ON organization.id = session.organization_id
    LEFT JOIN session_template AS template ON template.id = session.template_id
    LEFT JOIN slot ON slot.session_id = session.id
    LEFT JOIN appointment ON appointment.slot_id = slot.id AND appointment.status IN ('held', 'booked')
    WHERE session.day = ${day}::date AND session.status = 'open'
      AND organization.id IN ${within(scope.organizationId)}
      AND (${region} = '*' OR organization.region = ${region})
      AND (${evenOnHolidays} OR NOT coalesce(template.on_holidays, false))`
  return rows[0] ?? { sessions: 0, bookings: 0 }
}

function ruleVersion({ validFrom, validTo, ...rest }: VersionRow): RuleVersion {
  return { validFrom: localDateOf(validFrom), validTo: validTo && localDateOf(validTo), ...rest }
}

function isSame(a: RuleVersion | undefined, b: RuleVersion): boolean {
  return a !== undefined && a.validTo === b.validTo && JSON.stringify(a) === JSON.stringify(b)
}
