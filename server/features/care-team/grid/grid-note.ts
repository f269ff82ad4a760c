import type { GridNoteKind } from '#domain/care-team/grid-note'
import { DomainError } from '#domain/kernel/errors'
import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import { cutPage, PAGE, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { StaffContext, StaffWriteContext } from '../../../platform/context'
import { memberWrites } from '../leading/lead-team'
import type { NoteRow } from '../team-page/team-page-store'
import { findNotes, insertNote, servesGrid } from './note-store'

/** What was not written down within a month is not remembered as it was. */
const WRITTEN_WITHIN_DAYS = 31

interface NoteInput {
  readonly teamId: string
  readonly gridId: string
  readonly on: LocalDate
  readonly kind: GridNoteKind
  readonly text: string
  readonly reached: number
}

/**
 * A line in the notebook of a grid, for everybody to read.
 *
 * @throws not_found for a team of others or a grid that it does not serve; team_ended; entry_in_future; input_invalid for
 * a day that lies too far back
 */
export async function addNote(ctx: StaffWriteContext, note: NoteInput): Promise<{ id: string }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const scope = await memberWrites(ctx, note.teamId)
  if (!(await servesGrid(ctx.tx, scope, note.gridId))) throw new DomainError('not_found')
  if (note.on > today) throw new DomainError('entry_in_future')
  if (note.on < addDays(today, -WRITTEN_WITHIN_DAYS))
    throw new DomainError('input_invalid', { fields: ['on'] })
  return { id: await insertNote(ctx.tx, scope, note, now) }
}

/** The notebook of a team, newest first; one statement a page. @throws not_found alike */
export async function listNotes(
  ctx: StaffContext,
  { teamId, cursor }: { readonly teamId: string; readonly cursor?: string | undefined },
): Promise<{ rows: NoteRow[]; nextCursor: string | null }> {
  const scope = await ctx.access.teamScope(ctx.db, ctx, teamId, localDateOf(ctx.now()))
  const offset = Number(cursor ?? 0)
  const found = await findNotes(ctx.db, scope, { offset, limit: PAGE_AND_ONE })
  return cutPage(found, () => String(offset + PAGE))
}
