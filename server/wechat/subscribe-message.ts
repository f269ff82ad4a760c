import { DomainError } from '#domain/kernel/errors'
import type { AttemptOutcome } from '#domain/message/delivery'
import type { WechatTemplate, WechatTemplates } from '../platform/config/wechat-template'
import type { Log } from '../platform/log'
import type { SubscribeMessage, SubscribeMessages } from '../platform/outside/outside-systems'
import { createAccessToken } from './access-token'
import { templateValue } from './template-value'
import { callWechat, type WechatAnswer, type WechatSettings } from './wechat-call'

const PATH = '/cgi-bin/message/subscribe/send'

export interface SubscribeMessageSettings extends WechatSettings {
  readonly templates: WechatTemplates
  /** Which version of the mini-program opens when the message is tapped. */
  readonly miniprogramState: 'developer' | 'trial' | 'formal'
}

/** Return codes of sendMessage and of the global table. Whatever is not here will not get better by asking again. */
const OUTCOMES: Readonly<Record<number, AttemptOutcome>> = {
  0: 'sent',
  // Never accepted, accepted too seldom, or switched off in WeChat's settings.
  43101: 'refused',
  // The whole mini-program, or this template, may not send for the time being.
  43107: 'banned',
  40038: 'out-of-quota',
  45009: 'out-of-quota',
  // Two messages to one person at once; more than a minute allows; busy; a token that was rejected twice.
  43108: 'not-now',
  45011: 'not-now',
  [-1]: 'not-now',
  40001: 'not-now',
  40014: 'not-now',
  42001: 'not-now',
}

/** One-time subscribe messages over WeChat's server API: sendMessage. */
export function createSubscribeMessages(
  settings: SubscribeMessageSettings,
  now: () => Date,
  log: Log,
): SubscribeMessages {
  const accessToken = createAccessToken(settings, now, log)
  const { templates } = settings
  const templateIds = Object.fromEntries(
    Object.entries(templates).flatMap(([name, template]) => (template ? [[name, template.id]] : [])),
  )

  return {
    templateIds,
    async send(message) {
      const template = templates[message.template]
      if (!template) return { outcome: 'invalid', errcode: null }
      const answer = await answerTo(message, template)
      if (!answer) return { outcome: 'not-now', errcode: null }
      const { errcode = 0 } = answer
      const outcome = OUTCOMES[errcode] ?? 'invalid'
      if (outcome === 'invalid' || outcome === 'banned')
        log.error({ path: PATH, errcode, template: message.template }, 'WeChat refused: check the template')
      return { outcome, errcode }
    },
  }

  /** Null when there was none that could be read: the message may be on its way. */
  async function answerTo(message: SubscribeMessage, template: WechatTemplate): Promise<WechatAnswer | null> {
    try {
      return await accessToken.withToken((token) =>
        callWechat(settings, log, {
          method: 'POST',
          path: PATH,
          query: { access_token: token },
          body: {
            touser: message.openid,
            template_id: template.id,
            page: message.page,
            miniprogram_state: settings.miniprogramState,
            lang: 'zh_CN',
            data: dataOf(template, message),
          },
        }),
      )
    } catch (error) {
      if (error instanceof DomainError && error.code === 'wechat_unavailable') return null
      throw error
    }
  }
}

function dataOf({ keywords }: WechatTemplate, { copy }: SubscribeMessage): Record<string, { value: string }> {
  const roles = ['time', 'place', 'number', 'note'] as const
  return Object.fromEntries(
    roles.map((role) => [keywords[role], { value: templateValue(keywords[role], copy[role]) }]),
  )
}
