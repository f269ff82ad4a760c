import { DomainError } from '#domain/kernel/errors'
import { mediaTypeOf } from '#domain/record/attachment'
import type { StaffWriteContext } from '../../../platform/context'
import { saveChatPicture } from '../team-write-store'
import { memberWrites } from './lead-team'

/** Half a megabyte: a QR code needs a tenth of it. */
export const CHAT_PICTURE_MAX_BYTES = 524_288

/**
 * The picture by which neighbours join the group; it lasts seven days (journeys E2 36). What it is, its own first bytes
 * say.
 *
 * @throws not_found alike; team_ended; picture_unreadable, picture_too_large
 */
export async function saveChatGroup(
  ctx: StaffWriteContext,
  {
    teamId,
    mediaType,
    base64,
  }: { readonly teamId: string; readonly mediaType: string; readonly base64: string },
): Promise<{ saved: true }> {
  const scope = await memberWrites(ctx, teamId)
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > CHAT_PICTURE_MAX_BYTES) throw new DomainError('picture_too_large')
  if (mediaTypeOf(bytes) !== mediaType) throw new DomainError('picture_unreadable')
  await saveChatPicture(ctx.tx, scope, { mediaType, bytes, now: ctx.now() })
  return { saved: true }
}
