import * as z from 'zod/mini'
import { SUBSCRIBE_ANSWERS } from '#domain/message/message-template'
import { type Endpoints, html, json, parseJson } from './endpoint'
import { type Faults, plannedFault } from './fault'
import { type Outbox, outboxPage } from './outbox'
import type { SimulatedMiniProgram } from './wechat-endpoints'

const logInCodeRequest = z.object({
  openid: z.string().check(z.minLength(1), z.maxLength(128)),
  unionid: z.optional(z.string()),
  isHighRisk: z.optional(z.boolean()),
})
const phoneCodeRequest = z.object({
  phone: z.string().check(z.regex(/^\d{5,15}$/)),
  countryCode: z._default(z.string(), '86'),
})
const subscribeAnswerRequest = z.object({
  openid: z.string().check(z.minLength(1), z.maxLength(128)),
  templateId: z.string(),
  answer: z.enum(SUBSCRIBE_ANSWERS),
})
const faultRequest = z.object({
  path: z.string(),
  fault: plannedFault,
  times: z._default(z.int().check(z.gte(1), z.lte(100)), 1),
})

/**
 * What the real systems do not have: the phone's half of WeChat (`wx.login`, the `getPhoneNumber` button,
 * `wx.requestSubscribeMessage`) for harnesses that run the mini-program without WeChat, the messages for people to
 * read, and faults on demand.
 */
export function ownEndpoints(program: SimulatedMiniProgram, outbox: Outbox, faults: Faults): Endpoints {
  const refused = json({ message: 'not a request that the simulator knows' }, 400)
  return {
    'POST /simulator/log-in-code': ({ body }) => {
      const person = logInCodeRequest.safeParse(parseJson(body)).data
      return person ? json({ code: program.logInCodes.issue(person), errMsg: 'login:ok' }) : refused
    },

    'POST /simulator/phone-code': ({ body }) => {
      const subject = phoneCodeRequest.safeParse(parseJson(body)).data
      if (!subject) return refused
      // The button's event, not the server API, is where WeChat says that the paid package is used up.
      if (program.phoneQuota.left <= 0) return json({ errno: 1400001, errMsg: 'getPhoneNumber:fail' })
      return json({ code: program.phoneCodes.issue(subject), errMsg: 'getPhoneNumber:ok' })
    },

    'POST /simulator/subscribe-answer': ({ body }) => {
      const answered = subscribeAnswerRequest.safeParse(parseJson(body)).data
      if (!answered) return refused
      program.subscriptions.answer(answered.openid, answered.templateId, answered.answer)
      return json({ errMsg: 'requestSubscribeMessage:ok', [answered.templateId]: answered.answer })
    },

    'POST /simulator/faults': ({ body }) => {
      const planned = faultRequest.safeParse(parseJson(body)).data
      if (!planned) return refused
      faults.plan(planned.path, planned.fault, planned.times)
      return json({ planned: planned.times })
    },

    'GET /simulator/subscribe-messages': () => json({ rows: program.subscriptions.sent() }),
    'GET /simulator/messages': () => json({ rows: outbox.messages() }),
    'GET /simulator': () => html(outboxPage(outbox.messages())),
  }
}
