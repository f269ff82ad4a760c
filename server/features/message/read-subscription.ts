import {
  MESSAGE_TEMPLATES,
  type MessageTemplate,
  type SubscribeAnswer,
} from '#domain/message/message-template'
import type { AccountContext } from '../../platform/context'
import { listPermissions } from './permission-store'

export interface TemplateView {
  readonly template: MessageTemplate
  /** What `wx.requestSubscribeMessage` wants. */
  readonly templateId: string
  /** How many messages may still be sent. */
  readonly remaining: number
  readonly lastAnswer: SubscribeAnswer | null
}

/** The templates that can be asked for, and what this account has answered so far. */
export async function readSubscription(ctx: AccountContext): Promise<{ templates: TemplateView[] }> {
  const { templateIds } = ctx.outside.subscribeMessages
  const known = await listPermissions(ctx.db, ctx.account.id)
  return {
    templates: MESSAGE_TEMPLATES.flatMap((template) => {
      const templateId = templateIds[template]
      if (!templateId) return []
      const permission = known.find((row) => row.template === template)
      return [
        {
          template,
          templateId,
          remaining: permission?.remaining ?? 0,
          lastAnswer: permission?.lastAnswer ?? null,
        },
      ]
    }),
  }
}
