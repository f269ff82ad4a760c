import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../platform/context'
import { findSignedTeam, openThread } from './thread-store'
import { readerScope } from './who-speaks'

/**
 * The conversation of a person with the team that they are signed with; the same one however often it is opened.
 *
 * @throws not_found alike; delegate_not_permitted; patient_is_adolescent; conversation_closed without a living contract
 */
export async function openConversation(
  ctx: WriteContext,
  { patientId }: { readonly patientId: string },
): Promise<{ id: string }> {
  const now = ctx.now()
  const scope = await readerScope(ctx, ctx.tx, patientId)
  const teamId = await findSignedTeam(ctx.tx, scope, localDateOf(now))
  if (!teamId) throw new DomainError('conversation_closed')
  return { id: await openThread(ctx.tx, scope, teamId, now) }
}
