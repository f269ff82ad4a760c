import type { MessageTemplate, SubscribeAnswer } from '#domain/message/message-template'
import type { WriteContext } from '../../platform/context'
import { noteAnswer } from './permission-store'

/** Notes what the person answered when WeChat asked. The phone is believed: WeChat keeps the count that decides. */
export async function subscribe(
  ctx: WriteContext,
  input: {
    readonly answers: readonly { readonly template: MessageTemplate; readonly answer: SubscribeAnswer }[]
  },
): Promise<Record<string, never>> {
  const byTemplate = [...input.answers].sort((one, other) => one.template.localeCompare(other.template))
  for (const answer of byTemplate) await noteAnswer(ctx.tx, ctx.account.id, answer, ctx.now())
  return {}
}
