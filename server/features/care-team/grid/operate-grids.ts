import { randomBytes, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod/mini'
import { type GridLevel, gridPath, levelBelow } from '#domain/care-team/grid'
import { DomainError } from '#domain/kernel/errors'
import { plainWords } from '#domain/kernel/plain-words'
import { spokenCode } from '#domain/kernel/spoken-code'
import { localDateOf } from '#domain/kernel/time'
import { id } from '../../../platform/api/input-shape'
import { mentions, pageOf, type WholeListPage } from '../../../platform/api/page-of'
import { reasonShape } from '../../../platform/api/reason'
import type { Restore, StaffContext, StaffWriteContext } from '../../../platform/context'
import { lockSubject, recordChange } from '../../../platform/operator-change'
import {
  findGridPage,
  findLevel,
  type GridDraft,
  type GridPage,
  isOwnPlace,
  loadOwnGrids,
  lockOwnGrid,
  type OperatedGrid,
  putGrid,
  removeGrid,
} from './grid-operator-store'

/** More houses than a micro-grid has. */
const BUILDINGS_MAX = 100

export const listOwnGridsInput = z.strictObject({
  query: z.optional(plainWords(40)),
  level: z.optional(z.enum(['street', 'community', 'micro-grid'])),
  cursor: z.optional(id),
})

export const saveGridShape = {
  /** Absent for a new one. */
  id: z.optional(id),
  /** What it lies in; null for a street. */
  parentId: z.nullable(id),
  name: plainWords(40, 1),
  /** Whose teams serve it. */
  organizationId: id,
  /** All of them; those without an id are new. Only of a micro-grid. */
  buildings: z
    .array(z.strictObject({ id: z.optional(id), name: plainWords(40, 1) }))
    .check(z.maxLength(BUILDINGS_MAX)),
  ...reasonShape,
}
const saveGridInput = z.object({ ...saveGridShape, idempotencyKey: z.uuid() })

interface ListedGrid extends OperatedGrid {
  /** With everything it lies in, as far as that is the office's. */
  readonly path: string
}

/** The office's part of the county as a tree, read from the top; by name, place or team. One statement. */
export async function listGridsOfOffice(
  ctx: StaffContext,
  { query, level, cursor }: z.infer<typeof listOwnGridsInput>,
): Promise<WholeListPage<ListedGrid>> {
  const all = await loadOwnGrids(ctx.db, ctx.staff, localDateOf(ctx.now()))
  const byId = new Map(all.map((grid) => [grid.id, grid]))
  const shown = inTreeOrder(all)
    .filter((grid) => level === undefined || grid.level === level)
    .map((grid) => ({ ...grid, path: gridPath(grid, byId) }))
    .filter(({ path, organizationName, teamNames }) =>
      mentions(query, [path, organizationName, ...teamNames]),
    )
  return pageOf(shown, (grid) => grid.id, cursor)
}

interface GridView extends Omit<GridPage, 'workers' | 'lineNames'> {
  readonly id: string
  readonly path: string
  readonly workers: readonly (GridPage['workers'][number] & { readonly name: string | null })[]
}

/** One grid with its posters, teams and workers; two statements. @throws not_found alike */
export async function readGrid(
  ctx: StaffContext,
  { id: gridId }: { readonly id: string },
): Promise<GridView> {
  const page = await findGridPage(ctx.db, ctx.staff, gridId, localDateOf(ctx.now()))
  if (!page) throw new DomainError('not_found')
  const { lineNames, workers, ...grid } = page
  const names = await ctx.access.staffNames(
    ctx.db,
    workers.map(({ accountId }) => accountId),
  )
  return {
    ...grid,
    id: gridId,
    path: [...lineNames, grid.name].join(' '),
    workers: workers.map((worker) => ({ ...worker, name: names.get(worker.accountId) ?? null })),
  }
}

/**
 * Adds a part of the county or writes one anew, a micro-grid with its buildings. A new building is given the code of
 * its poster; an old one keeps it.
 *
 * @throws not_found alike for a grid, parent or place of another office, and for a building of another grid;
 * input_invalid for a parent in which nothing of its level lies, and for buildings anywhere but in a micro-grid;
 * name_taken_here; record_in_use for a building that a contract names
 */
export async function saveGrid(
  ctx: StaffWriteContext,
  { id: known, reason, idempotencyKey: _key, ...written }: z.infer<typeof saveGridInput>,
): Promise<{ id: string }> {
  const gridId = known ?? randomUUID()
  const subject = { subject: 'grid', subjectId: gridId } as const
  await lockSubject(ctx.tx, subject)
  const before = known === undefined ? null : await lockOwnGrid(ctx.tx, ctx.staff, gridId)
  if (known !== undefined && !before) throw new DomainError('not_found')
  const level = await levelUnder(ctx, written.parentId)
  if (level === null || (before && before.level !== level)) {
    throw new DomainError('input_invalid', { fields: ['parentId'] })
  }
  const draft = { ...written, level, buildings: withCodes(written.buildings, before) }
  await writeGrid(ctx, gridId, draft)
  await recordChange(ctx.tx, { by: ctx.staff, at: ctx.now(), ...subject, before, after: draft, reason })
  return { id: gridId }
}

/** @throws as saveGrid; change_over where it is not as it was left; record_in_use for a grid that something names */
export const restoreGrid: Restore = async (ctx, { subjectId, before, after }) => {
  const standing = await lockOwnGrid(ctx.tx, ctx.staff, subjectId)
  if (!isDeepStrictEqual(standing, after)) throw new DomainError('change_over')
  if (before === null) {
    if (!(await removeGrid(ctx.tx, subjectId))) throw new DomainError('record_in_use')
    return
  }
  const draft = before as GridDraft
  if ((await levelUnder(ctx, draft.parentId)) !== draft.level) throw new DomainError('change_over')
  await writeGrid(ctx, subjectId, draft)
}

async function writeGrid(ctx: StaffWriteContext, gridId: string, draft: GridDraft): Promise<void> {
  const { organizationId, level, buildings } = draft
  if (!(await isOwnPlace(ctx.tx, ctx.staff, organizationId))) throw new DomainError('not_found')
  if (level !== 'micro-grid' && buildings.length > 0) {
    throw new DomainError('input_invalid', { fields: ['buildings'] })
  }
  if (!(await putGrid(ctx.tx, gridId, draft))) throw new DomainError('record_in_use')
}

/** What lies in the parent; null: nothing does. @throws not_found for a parent of another office */
async function levelUnder(ctx: StaffWriteContext, parentId: string | null): Promise<GridLevel | null> {
  if (parentId === null) return levelBelow(null)
  const parent = await findLevel(ctx.tx, ctx.staff, parentId)
  if (parent === null) throw new DomainError('not_found')
  return levelBelow(parent)
}

function withCodes(
  written: z.infer<typeof saveGridInput>['buildings'],
  before: GridDraft | null,
): GridDraft['buildings'] {
  const buildings = written.map(({ id: known, name }) => {
    if (known === undefined) return { id: randomUUID(), name, posterCode: spokenCode(randomBytes(8)) }
    const standing = before?.buildings.find((building) => building.id === known)
    if (!standing) throw new DomainError('not_found')
    return { ...standing, name }
  })
  return buildings.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Each grid right before what lies in it; what lies in another office's grid stands by itself. */
function inTreeOrder(grids: readonly OperatedGrid[]): OperatedGrid[] {
  const under = new Map<string | null, OperatedGrid[]>(grids.map((grid) => [grid.id, []]))
  under.set(null, [])
  for (const grid of grids) (under.get(grid.parentId) ?? under.get(null))?.push(grid)
  const lineOf = (grid: OperatedGrid): OperatedGrid[] => [grid, ...(under.get(grid.id) ?? []).flatMap(lineOf)]
  return (under.get(null) ?? []).flatMap(lineOf)
}
