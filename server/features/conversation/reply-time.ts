import { conversationRule } from '#domain/conversation/conversation-rules'
import { medianReplyMinutes } from '#domain/conversation/reply-time'
import { DAY_MS, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { readWaits } from './reply-store'

/** How long a team usually takes to answer, in minutes; null while too few answers say so (journeys E2 38). */
export async function replyMinutesOf(
  ctx: Pick<Context, 'db' | 'rules' | 'now'>,
  teamId: string,
): Promise<number | null> {
  const now = ctx.now()
  const rule = conversationRule(await ctx.rules(), 'FD-REPLY', localDateOf(now))
  const since = new Date(now.getTime() - rule.windowDays * DAY_MS)
  const { answered, waiting } = await readWaits(ctx.db, teamId, since, now)
  return medianReplyMinutes(answered, waiting, rule)
}
