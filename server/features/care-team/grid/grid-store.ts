import type { Building, Grid } from '#domain/care-team/grid'
import { type Database, Prisma } from '../../../platform/database/database'

/** More parts than any county has. The tree is read whole: what something is called depends on all above it. */
const GRIDS_MAX = 10_000
const BUILDINGS_MAX = 500

export interface Poster {
  readonly gridId: string
  readonly buildingId: string
  readonly teamIds: readonly string[]
}

export function loadGrids(db: Database): Promise<Grid[]> {
  return db.$queryRaw<Grid[]>`
    SELECT id, parent_id AS "parentId", level, name FROM grid ORDER BY name, id LIMIT ${GRIDS_MAX}`
}

export function loadBuildings(db: Database, gridIds: readonly string[]): Promise<Building[]> {
  return db.$queryRaw<Building[]>`
    SELECT id, grid_id AS "gridId", name FROM building WHERE grid_id = ANY(${[...gridIds]}::uuid[])
    ORDER BY grid_id, length(name), name, id LIMIT ${BUILDINGS_MAX}`
}

/**
 * The buildings whose name stands in an address, or begins with it, compared as `comparableAddress` of the domain
 * writes both. A county has too many to read them all for each key that is pressed.
 */
export function findNamedBuildings(db: Database, address: string): Promise<Building[]> {
  const name = Prisma.sql`regexp_replace(regexp_replace(lower(normalize(building.name, NFKC)),
    '[[:space:],，。.、-]', '', 'g'), '号楼|幢|座', '栋', 'g')`
  return db.$queryRaw<Building[]>`
    SELECT id, grid_id AS "gridId", name FROM building
    WHERE ${address} <> '' AND (position(${name} IN ${address}) > 0 OR position(${address} IN ${name}) > 0)
    ORDER BY length(name) DESC, name, id LIMIT ${BUILDINGS_MAX}`
}

/** Where a poster hangs and who serves that grid on a day; null for a code that no poster has. */
export async function findPoster(db: Database, code: string, on: string): Promise<Poster | null> {
  const [row] = await db.$queryRaw<Poster[]>`
    SELECT building.grid_id AS "gridId", building.id AS "buildingId",
      ARRAY(SELECT team.id FROM care_team_grid AS served JOIN care_team AS team ON team.id = served.team_id
        WHERE served.grid_id = building.grid_id AND coalesce(team.ended_on > ${on}::date, true)
        ORDER BY team.name, team.id) AS "teamIds"
    FROM building WHERE poster_code = ${code}`
  return row ?? null
}
