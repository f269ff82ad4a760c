import { conversationRule } from '#domain/conversation/conversation-rules'
import type { EmergencyRule } from '#domain/conversation/emergency-phrase'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'

/** What reads like an emergency, so that a phone can say 120 while the words are still being typed. */
export async function readEmergencyRule(ctx: Pick<Context, 'rules' | 'now'>): Promise<EmergencyRule> {
  return conversationRule(await ctx.rules(), 'FD-EMERGENCY', localDateOf(ctx.now()))
}
