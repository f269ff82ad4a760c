import type { GridLevel } from '#domain/care-team/grid'
import type { LocalDate, LocalTime } from '#domain/kernel/time'
import { type Database, Prisma, type Transaction } from '../../../platform/database/database'
import type { StaffScope } from '../../../platform/scope/staff-scope'
import { within } from '../../../platform/sql/within-sql'

/** A part of the county as the office writes it. A building keeps the code of its poster: it hangs on the wall. */
export interface GridDraft {
  readonly parentId: string | null
  readonly level: GridLevel
  readonly name: string
  readonly organizationId: string
  /** In the order of their ids, so that two equal grids read alike. */
  readonly buildings: readonly DraftBuilding[]
}

interface DraftBuilding {
  readonly id: string
  readonly name: string
  readonly posterCode: string
}

/** More parts than any county has. */
const GRIDS_MAX = 10_000

const BUILDINGS = Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'posterCode', poster_code)
    ORDER BY id), '[]') FROM building WHERE grid_id = grid.id)`

export interface OperatedGrid {
  readonly id: string
  readonly parentId: string | null
  readonly level: GridLevel
  readonly name: string
  readonly organizationId: string
  readonly organizationName: string
  readonly teamNames: readonly string[]
  readonly buildings: number
  readonly workers: number
}

/** The grids of the office's places as they stand on a day; one statement. */
export function loadOwnGrids(db: Database, scope: StaffScope, on: LocalDate): Promise<OperatedGrid[]> {
  return db.$queryRaw<OperatedGrid[]>`
    SELECT grid.id, grid.parent_id AS "parentId", grid.level, grid.name, grid.organization_id AS "organizationId",
      organization.name AS "organizationName",
      ARRAY(SELECT team.name FROM care_team_grid AS served JOIN care_team AS team ON team.id = served.team_id
        WHERE served.grid_id = grid.id AND coalesce(team.ended_on > ${on}::date, true) ORDER BY team.name) AS "teamNames",
      (SELECT count(*)::int FROM building WHERE grid_id = grid.id) AS buildings,
      (SELECT count(*)::int FROM grid_worker WHERE grid_id = grid.id AND until IS NULL) AS workers
    FROM grid JOIN organization ON organization.id = grid.organization_id
    WHERE grid.organization_id IN ${within(scope.organizationId)}
    ORDER BY length(grid.name), grid.name, grid.id LIMIT ${GRIDS_MAX}`
}

interface GridTeam {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly phoneFrom: LocalTime
  readonly phoneTo: LocalTime
}

export interface GridPage extends Omit<GridDraft, 'buildings'> {
  readonly buildings: readonly DraftBuilding[]
  readonly teams: readonly GridTeam[]
  readonly workers: readonly {
    readonly id: string
    readonly accountId: string
    readonly since: LocalDate
  }[]
  /** What it lies in, the widest first. */
  readonly lineNames: readonly string[]
}

/** All of one grid: its posters, who serves it on a day and who works in it. Null for those of other offices. */
export async function findGridPage(
  db: Database,
  scope: StaffScope,
  id: string,
  on: LocalDate,
): Promise<GridPage | null> {
  const [row] = await db.$queryRaw<GridPage[]>`
    SELECT grid.parent_id AS "parentId", grid.level, grid.name, grid.organization_id AS "organizationId",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'posterCode', poster_code)
        ORDER BY length(name), name, id), '[]') FROM building WHERE grid_id = grid.id) AS buildings,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', team.id, 'name', team.name, 'phone', team.phone,
          'phoneFrom', team.phone_from, 'phoneTo', team.phone_to) ORDER BY team.name, team.id), '[]')
        FROM care_team_grid AS served JOIN care_team AS team ON team.id = served.team_id
        WHERE served.grid_id = grid.id AND coalesce(team.ended_on > ${on}::date, true)) AS teams,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'accountId', account_id, 'since', since)
          ORDER BY since, id), '[]') FROM grid_worker WHERE grid_id = grid.id AND until IS NULL) AS workers,
      array_remove(ARRAY[street.name, community.name], NULL) AS "lineNames"
    FROM grid LEFT JOIN grid AS community ON community.id = grid.parent_id
    LEFT JOIN grid AS street ON street.id = community.parent_id
    WHERE grid.id = ${id}::uuid AND grid.organization_id IN ${within(scope.organizationId)}`
  return row ?? null
}

/** A grid of the office as it stands, locked; null for one that is absent or of another office. */
export async function lockOwnGrid(tx: Transaction, scope: StaffScope, id: string): Promise<GridDraft | null> {
  const [row] = await tx.$queryRaw<GridDraft[]>`
    SELECT parent_id AS "parentId", level, name, organization_id AS "organizationId", ${BUILDINGS} AS buildings
    FROM grid WHERE id = ${id}::uuid AND organization_id IN ${within(scope.organizationId)} FOR NO KEY UPDATE`
  return row ?? null
}

/** Null for a grid that is absent or of another office. */
export async function findLevel(tx: Transaction, scope: StaffScope, id: string): Promise<GridLevel | null> {
  const [row] = await tx.$queryRaw<{ level: GridLevel }[]>`
    SELECT level FROM grid WHERE id = ${id}::uuid AND organization_id IN ${within(scope.organizationId)}`
  return row?.level ?? null
}

export async function isOwnPlace(
  tx: Transaction,
  scope: StaffScope,
  organizationId: string,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM organization WHERE id = ${organizationId}::uuid AND id IN ${within(scope.organizationId)}`
  return rows.length > 0
}

/** @returns false where a building that is to go is named by a contract: its families live there */
export async function putGrid(
  tx: Transaction,
  id: string,
  { buildings, ...draft }: GridDraft,
): Promise<boolean> {
  await tx.grid.upsert({ where: { id }, create: { id, ...draft }, update: draft, select: { id: true } })
  const gone = { gridId: id, id: { notIn: buildings.map((building) => building.id) } }
  if ((await tx.contract.count({ where: { building: gone } })) > 0) return false
  await tx.building.deleteMany({ where: gone })
  for (const { id: buildingId, name, posterCode } of buildings) {
    await tx.building.upsert({
      where: { id: buildingId },
      create: { id: buildingId, gridId: id, name, posterCode },
      update: { name },
      select: { id: true },
    })
  }
  return true
}

/** @returns false for a grid that anything names but its own buildings */
export async function removeGrid(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isUsed: boolean }[]>`
    SELECT EXISTS (SELECT FROM grid WHERE parent_id = ${id}::uuid)
      OR EXISTS (SELECT FROM care_team_grid WHERE grid_id = ${id}::uuid)
      OR EXISTS (SELECT FROM grid_worker WHERE grid_id = ${id}::uuid)
      OR EXISTS (SELECT FROM grid_note WHERE grid_id = ${id}::uuid)
      OR EXISTS (SELECT FROM contract WHERE grid_id = ${id}::uuid) AS "isUsed"`
  if (row?.isUsed !== false) return false
  await tx.building.deleteMany({ where: { gridId: id } })
  await tx.grid.delete({ where: { id }, select: { id: true } })
  return true
}
