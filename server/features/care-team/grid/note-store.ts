import type { GridNoteKind } from '#domain/care-team/grid-note'
import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../../platform/database/database'
import type { TeamScope } from '../../../platform/scope/team-scope'
import type { NoteRow } from '../team-page/team-page-store'

export async function servesGrid(tx: Transaction, { teamId }: TeamScope, gridId: string): Promise<boolean> {
  const found = await tx.careTeamGrid.findUnique({
    where: { teamId_gridId: { teamId, gridId } },
    select: { gridId: true },
  })
  return found !== null
}

export async function insertNote(
  tx: Transaction,
  { teamId, accountId }: TeamScope,
  note: { gridId: string; on: LocalDate; kind: GridNoteKind; text: string; reached: number },
  now: Date,
): Promise<string> {
  const { gridId, on, kind, text, reached } = note
  const { id } = await tx.gridNote.create({
    data: { teamId, gridId, on: new Date(on), kind, text, reached, byAccountId: accountId, createdAt: now },
    select: { id: true },
  })
  return id
}

export function findNotes(
  db: Database,
  { teamId }: TeamScope,
  { offset, limit }: { offset: number; limit: number },
): Promise<NoteRow[]> {
  return db.$queryRaw<NoteRow[]>`
    SELECT note.id, note.on::text, kind, text, reached, grid_id AS "gridId", grid.name AS "gridName"
    FROM grid_note AS note JOIN grid ON grid.id = note.grid_id
    WHERE note.team_id = ${teamId}::uuid
    ORDER BY note.on DESC, note.created_at DESC, note.id OFFSET ${offset} LIMIT ${limit}`
}

export interface PosterRow {
  readonly buildingId: string
  readonly buildingName: string
  readonly gridId: string
  readonly gridName: string
  readonly code: string
}

const POSTERS_MAX = 500

/** The posters of the grids that a team serves. */
export function listPosterRows(db: Database, { teamId }: TeamScope): Promise<PosterRow[]> {
  return db.$queryRaw<PosterRow[]>`
    SELECT building.id AS "buildingId", building.name AS "buildingName", grid.id AS "gridId", grid.name AS "gridName",
      building.poster_code AS code
    FROM care_team_grid AS served JOIN grid ON grid.id = served.grid_id
    JOIN building ON building.grid_id = grid.id
    WHERE served.team_id = ${teamId}::uuid
    ORDER BY length(grid.name), grid.name, length(building.name), building.name LIMIT ${POSTERS_MAX}`
}
