import * as z from 'zod/mini'
import { type Building, type Grid, type GridLevel, gridPath } from '#domain/care-team/grid'
import { ADDRESS_MAX_LENGTH, comparableAddress, matchAddress } from '#domain/care-team/match-address'
import { DomainError } from '#domain/kernel/errors'
import { plainWords } from '#domain/kernel/plain-words'
import { parseSpokenCode } from '#domain/kernel/spoken-code'
import { localDateOf } from '#domain/kernel/time'
import { id as idShape } from '../../../platform/api/input-shape'
import type { Context } from '../../../platform/context'
import { findNamedBuildings, findPoster, loadBuildings, loadGrids, type Poster } from './grid-store'

export const listGridsInput = z.strictObject({
  /** What lies in it; without it and without a query the streets. */
  parentId: z.optional(idShape),
  /** An address as people write it, or the beginning of a name. Comes before `parentId`. */
  query: z.optional(plainWords(ADDRESS_MAX_LENGTH)),
})

interface GridView {
  readonly id: string
  readonly level: GridLevel
  readonly name: string
  /** With everything it lies in. */
  readonly path: string
  /** Of a micro-grid; those that the address names come alone. */
  readonly buildings?: readonly { readonly id: string; readonly name: string }[]
}

/**
 * The way from a street down to a building, or from an address straight to its micro-grids: none for an address that no
 * grid has, and then staff find its place (journeys E2 6). At most three statements.
 */
export async function listGrids(
  ctx: Context,
  { parentId, query }: z.infer<typeof listGridsInput>,
): Promise<{ rows: GridView[]; nextCursor: null }> {
  const grids = await loadGrids(ctx.db)
  const byId = new Map(grids.map((grid) => [grid.id, grid]))
  const rows =
    query === undefined
      ? await withBuildings(
          ctx,
          grids.filter((grid) => grid.parentId === (parentId ?? null)),
          byId,
        )
      : await matching(ctx, query, grids, byId)
  return { rows, nextCursor: null }
}

/** @throws not_found for a code that no poster has */
export async function readPoster(ctx: Context, { code }: { readonly code: string }): Promise<Poster> {
  const parsed = parseSpokenCode(code)
  const poster = parsed && (await findPoster(ctx.db, parsed, localDateOf(ctx.now())))
  if (!poster) throw new DomainError('not_found')
  return poster
}

async function matching(
  ctx: Context,
  query: string,
  grids: readonly Grid[],
  byId: ReadonlyMap<string, Grid>,
): Promise<GridView[]> {
  const named = await findNamedBuildings(ctx.db, comparableAddress(query))
  const matches = matchAddress(query, grids, named)
  const unnamed = matches.filter(({ buildings }) => buildings.length === 0).map(({ grid }) => grid)
  const filled = new Map((await withBuildings(ctx, unnamed, byId)).map((row) => [row.id, row]))
  return matches.map(
    ({ grid, buildings }) =>
      filled.get(grid.id) ?? {
        ...gridView(grid, byId),
        buildings: namesOf(buildings),
      },
  )
}

async function withBuildings(
  ctx: Context,
  grids: readonly Grid[],
  byId: ReadonlyMap<string, Grid>,
): Promise<GridView[]> {
  const small = grids.filter(({ level }) => level === 'micro-grid').map((grid) => grid.id)
  const buildings = small.length === 0 ? [] : await loadBuildings(ctx.db, small)
  return grids.map((grid) => {
    if (grid.level !== 'micro-grid') return gridView(grid, byId)
    const own = buildings.filter(({ gridId }) => gridId === grid.id)
    return { ...gridView(grid, byId), buildings: namesOf(own) }
  })
}

function gridView(grid: Grid, byId: ReadonlyMap<string, Grid>): GridView {
  return { id: grid.id, level: grid.level, name: grid.name, path: gridPath(grid, byId) }
}

function namesOf(buildings: readonly Building[]): { id: string; name: string }[] {
  return buildings.map(({ id, name }) => ({ id, name }))
}
