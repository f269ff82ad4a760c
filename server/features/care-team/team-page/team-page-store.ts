import type { GridNoteKind } from '#domain/care-team/grid-note'
import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../../platform/database/database'

export interface NoteRow {
  readonly id: string
  readonly on: LocalDate
  readonly kind: GridNoteKind
  readonly text: string
  readonly reached: number
  readonly gridId: string
  readonly gridName: string
}

export interface TeamPageRow {
  readonly chatGroupUpdatedAt: Date | null
  readonly lastNoteOn: LocalDate | null
  readonly monthHomeVisits: number
  readonly monthFreeClinics: number
  readonly notes: readonly NoteRow[]
  /** Teams nearby that may have places, the one with most first. */
  readonly neighbours: readonly { readonly id: string; readonly name: string; readonly free: number }[]
}

const NOTES_SHOWN = 5
const NEIGHBOURS_SHOWN = 3

/** What the page of a team has beside the team itself; one statement. `gridId` null: of all its grids. */
export async function loadTeamPage(
  db: Database,
  {
    teamId,
    organizationId,
    gridId,
    on,
  }: {
    teamId: string
    organizationId: string
    gridId: string | null
    on: LocalDate
  },
): Promise<TeamPageRow> {
  const [row] = await db.$queryRaw<TeamPageRow[]>`
    WITH note AS (
      SELECT grid_note.*, grid.name AS grid_name FROM grid_note JOIN grid ON grid.id = grid_note.grid_id
      WHERE grid_note.team_id = ${teamId}::uuid AND grid_note.on <= ${on}::date
        AND (${gridId}::uuid IS NULL OR grid_note.grid_id = ${gridId}::uuid)
    ), month AS (
      SELECT count(*) FILTER (WHERE kind = 'home-visit')::int AS "homeVisits",
        count(*) FILTER (WHERE kind = 'free-clinic')::int AS "freeClinics"
      FROM note WHERE note.on >= date_trunc('month', ${on}::date)
    ), neighbour AS (
      SELECT team.id, team.name, (capacity - care_team_load(team.id, ${on}::date))::int AS free
      FROM care_team AS team
      WHERE team.id <> ${teamId}::uuid AND coalesce(team.ended_on > ${on}::date, true)
        AND (team.organization_id = ${organizationId}::uuid OR EXISTS (
          SELECT FROM care_team_grid AS theirs JOIN grid AS there ON there.id = theirs.grid_id
          JOIN grid AS here ON here.parent_id = there.parent_id
          JOIN care_team_grid AS ours ON ours.grid_id = here.id
          WHERE theirs.team_id = team.id AND ours.team_id = ${teamId}::uuid))
    )
    SELECT (SELECT updated_at FROM care_team_chat_group WHERE team_id = ${teamId}::uuid) AS "chatGroupUpdatedAt",
      (SELECT max(note.on)::text FROM note) AS "lastNoteOn",
      month."homeVisits" AS "monthHomeVisits", month."freeClinics" AS "monthFreeClinics",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'on', recent.on, 'kind', kind, 'text', text,
          'reached', reached, 'gridId', grid_id, 'gridName', grid_name) ORDER BY recent.on DESC, created_at DESC), '[]')
        FROM (SELECT * FROM note ORDER BY note.on DESC, created_at DESC LIMIT ${NOTES_SHOWN}) AS recent) AS notes,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'free', free) ORDER BY free DESC, name), '[]')
        FROM (SELECT * FROM neighbour WHERE free > 0 ORDER BY free DESC, name LIMIT ${NEIGHBOURS_SHOWN}) AS near)
        AS neighbours
    FROM month`
  if (!row) throw new Error('a count without its row')
  return row
}

interface ChatPicture {
  readonly mediaType: string
  readonly picture: Uint8Array
  readonly updatedAt: Date
}

export async function findChatPicture(db: Database, teamId: string): Promise<ChatPicture | null> {
  return db.careTeamChatGroup.findUnique({
    where: { teamId },
    select: { mediaType: true, picture: true, updatedAt: true },
  })
}
