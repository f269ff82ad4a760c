import * as z from 'zod/mini'
import { type Endpoints, json, parseJson } from './endpoint'
import { SIMULATED_TEMPLATES, type Subscriptions } from './subscriptions'
import { wechatRefusal } from './wechat-return-codes'

const sendRequest = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.optional(z.string()),
  miniprogram_state: z.optional(z.enum(['developer', 'trial', 'formal'])),
  lang: z.optional(z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW'])),
  data: z.record(z.string(), z.object({ value: z.union([z.string(), z.number()]) })),
})

/** What each kind of keyword takes ("订阅消息参数值内容限制说明"). */
const LIMITS: Readonly<Record<string, RegExp>> = {
  thing: /^[^\p{Cc}]{1,20}$/u,
  number: /^[\d.]{1,32}$/,
  character_string: /^[\x21-\x7e]{1,32}$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  time: /^(?:\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日(?: \d{2}:\d{2})?$/,
}
const PAGE = /^(?:pages|packages\/\w+\/pages)\/\w+\/index(?:\?.*)?$/

/** sendMessage as WeChat's server API documentation describes it. */
export function subscribeMessageEndpoint(
  subscriptions: Subscriptions,
  tokenState: (token: string | null) => 'good' | 40001 | 41001 | 42001,
  now: () => Date,
): Endpoints {
  return {
    'POST /cgi-bin/message/subscribe/send': ({ query, body }) => {
      const state = tokenState(query.get('access_token'))
      if (state !== 'good') return wechatRefusal(state)
      const message = sendRequest.safeParse(parseJson(body)).data
      if (!message) return wechatRefusal(47001)
      const { touser: openid, template_id: templateId, page, data } = message
      if (!openid) return wechatRefusal(40003)
      const template = Object.values(SIMULATED_TEMPLATES).find(({ id }) => id === templateId)
      if (!template) return wechatRefusal(40037)
      if (page !== undefined && !PAGE.test(page)) return wechatRefusal(41030)
      const values = Object.fromEntries(
        Object.entries(data).map(([name, { value }]) => [name, String(value)]),
      )
      if (!Object.values(template.keywords).every((keyword) => isTaken(keyword, values[keyword])))
        return wechatRefusal(47003)
      if (!subscriptions.take(openid, templateId)) return wechatRefusal(43101)
      subscriptions.put({ openid, templateId, page, state: message.miniprogram_state, values, sentAt: now() })
      return json({ errcode: 0, errmsg: 'ok', msgid: 0 })
    },
  }
}

function isTaken(keyword: string, value: string | undefined): boolean {
  return value !== undefined && (LIMITS[keyword.replace(/\d+$/, '')]?.test(value) ?? false)
}
