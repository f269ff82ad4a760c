import { localDateOf } from '#domain/kernel/time'
import type { StaffContext } from '../../../platform/context'
import { listPosterRows, type PosterRow } from './note-store'

/** What is printed for the buildings of a team: a code says where, never who. @throws not_found alike */
export async function listPosters(
  ctx: StaffContext,
  { teamId }: { readonly teamId: string },
): Promise<{ rows: PosterRow[]; nextCursor: null }> {
  const scope = await ctx.access.teamScope(ctx.db, ctx, teamId, localDateOf(ctx.now()))
  return { rows: await listPosterRows(ctx.db, scope), nextCursor: null }
}
