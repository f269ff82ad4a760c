import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'

export interface PackageRow {
  readonly id: string
  readonly code: string
  readonly nameZh: string
  readonly groups: readonly string[]
  readonly termYears: number
  readonly totalFen: number
  readonly insuranceFen: number
  readonly publicHealthFen: number
  readonly selfFen: number
  readonly source: string
  readonly verified: boolean
  readonly items: readonly {
    readonly itemCode: string
    readonly perYear: number | null
    readonly inWords: string | null
  }[]
}

const PACKAGES_MAX = 50

/** The packages that can be chosen on a day, the cheapest first; of each the newest version. */
export function listPackageRows(db: Database, on: LocalDate): Promise<PackageRow[]> {
  return db.$queryRaw<PackageRow[]>`
    WITH current AS (
      SELECT DISTINCT ON (code, term_years) * FROM service_package
      WHERE ${on}::date BETWEEN valid_from AND coalesce(valid_to, 'infinity')
      ORDER BY code, term_years, version DESC
    )
    SELECT id, code, name_zh AS "nameZh", groups, term_years AS "termYears", total_fen AS "totalFen",
      insurance_fen AS "insuranceFen", public_health_fen AS "publicHealthFen", self_fen AS "selfFen", source, verified,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('itemCode', item_code, 'perYear', per_year, 'inWords', in_words)
          ORDER BY place), '[]') FROM service_package_item WHERE package_id = current.id) AS items
    FROM current ORDER BY cardinality(groups) > 0, self_fen, code, term_years LIMIT ${PACKAGES_MAX}`
}

/** Whom the packages are for. A person has one row: the scope was proved on it. */
export async function birthDateOf(db: Database, { patientId }: PatientScope): Promise<LocalDate> {
  const [row] = await db.$queryRaw<{ birthDate: LocalDate }[]>`
    SELECT birth_date::text AS "birthDate" FROM patient WHERE id = ${patientId}::uuid`
  if (!row) throw new Error('a proven scope without its person')
  return row.birthDate
}
