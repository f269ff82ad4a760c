import type { StaffWriteContext, WriteContext } from '../../platform/context'
import { saveReadSeq, saveTeamReadSeq } from './message-store'
import { familySpeaker, teamSpeaker } from './who-speaks'

interface Seen {
  readonly conversationId: string
  /** The newest message that was on the screen. */
  readonly seq: number
}

/** @throws as familySpeaker */
export async function markRead(ctx: WriteContext, { conversationId, seq }: Seen): Promise<{ seq: number }> {
  await saveReadSeq(ctx.tx, await familySpeaker(ctx, ctx.tx, conversationId), conversationId, seq)
  return { seq }
}

/** Seen by one of the team is seen by the team. @throws as teamSpeaker */
export async function markSeen(
  ctx: StaffWriteContext,
  { conversationId, seq }: Seen,
): Promise<{ seq: number }> {
  await saveTeamReadSeq(ctx.tx, await teamSpeaker(ctx, ctx.tx, conversationId), conversationId, seq)
  return { seq }
}
