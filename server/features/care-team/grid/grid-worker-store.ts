import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../../platform/database/database'
import type { StaffScope } from '../../../platform/scope/staff-scope'
import { inCareOn } from '../../../platform/sql/in-care-sql'

export interface WorkedGrid {
  readonly gridId: string
  readonly name: string
  readonly communityName: string
}

/** The micro-grids of a grid worker on a day. */
export function listWorkedGrids(
  db: Database,
  { accountId }: StaffScope,
  on: LocalDate,
): Promise<WorkedGrid[]> {
  return db.$queryRaw<WorkedGrid[]>`
    SELECT grid.id AS "gridId", grid.name, community.name AS "communityName"
    FROM grid_worker AS worker JOIN grid ON grid.id = worker.grid_id
    JOIN grid AS community ON community.id = grid.parent_id
    WHERE worker.account_id = ${accountId}::uuid AND worker.since <= ${on}::date
      AND coalesce(worker.until, ${on}::date) >= ${on}::date
    ORDER BY community.name, length(grid.name), grid.name`
}

export interface AgreedResident {
  readonly patientId: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly buildingName: string | null
  readonly isSigned: boolean
  /** Of the last answer, which was a yes that nobody took back. */
  readonly decidedAt: Date
  readonly textVersion: string
}

/** More than a micro-grid has: names are opened one by one, and sorted then. */
const RESIDENTS_MAX = 2_000

/** Whoever gave an address in the grid and said yes to being seen; whether the yes still counts is for the caller. */
export function listAgreedResidents(
  db: Database,
  { gridId }: WorkedGrid,
  on: LocalDate,
): Promise<AgreedResident[]> {
  return db.$queryRaw<AgreedResident[]>`
    SELECT patient.id AS "patientId", patient.name_cipher AS "nameCipher", patient.birth_date::text AS "birthDate",
      building.name AS "buildingName", answer.decided_at AS "decidedAt", answer.text_version AS "textVersion",
      latest.is_signed AS "isSigned"
    FROM patient
    CROSS JOIN LATERAL (
      SELECT *, (${inCareOn(on)}) IS TRUE AS is_signed FROM contract WHERE contract.patient_id = patient.id
      ORDER BY is_signed DESC, created_at DESC LIMIT 1) AS latest
    JOIN consent AS answer ON answer.patient_id = patient.id AND answer.purpose = 'grid-worker'
      AND answer.decision = 'given' AND answer.withdrawn_at IS NULL
    LEFT JOIN building ON building.id = latest.building_id
    WHERE latest.grid_id = ${gridId}::uuid AND latest.status NOT IN ('rejected', 'withdrawn')
      AND patient.id IN (SELECT patient_id FROM contract WHERE grid_id = ${gridId}::uuid)
    ORDER BY length(building.name) NULLS LAST, building.name, patient.id LIMIT ${RESIDENTS_MAX}`
}
