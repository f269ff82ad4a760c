import * as z from 'zod/mini'
import { parsePhoneNumber } from '#domain/account/phone-number'
import { DomainError } from '#domain/kernel/errors'
import type { Log } from '../platform/log'
import type { WechatIdentity } from '../platform/outside/outside-systems'
import { createAccessToken } from './access-token'
import { callWechat, readAnswer, refuseErrcode, type WechatSettings } from './wechat-call'

const LOG_IN_PATH = '/sns/jscode2session'
const PHONE_PATH = '/wxa/business/getuserphonenumber'

/** `session_key` is in the answer too. Nothing here needs it, so it is not even read. */
const logInAnswer = z.object({
  openid: z.string().check(z.minLength(1), z.maxLength(128)),
  unionid: z.optional(z.string().check(z.maxLength(128))),
})

const phoneAnswer = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string(),
    /** Documented as text, shown as a number in the documentation's own example. */
    countryCode: z.union([z.string(), z.number()]),
  }),
})

/** Log-in and phone number over WeChat's server API: code2Session, getStableAccessToken, getPhoneNumber. */
export function createWechatIdentity(settings: WechatSettings, now: () => Date, log: Log): WechatIdentity {
  const accessToken = createAccessToken(settings, now, log)

  return {
    async personOf(logInCode) {
      const answer = await callWechat(settings, log, {
        method: 'GET',
        path: LOG_IN_PATH,
        query: {
          appid: settings.appId,
          secret: settings.appSecret,
          js_code: logInCode,
          grant_type: 'authorization_code',
        },
      })
      refuseErrcode(answer, LOG_IN_PATH, log)
      const { openid, unionid = null } = readAnswer(logInAnswer, answer, LOG_IN_PATH, log)
      return { openid, unionid }
    },

    async phoneOf(phoneCode) {
      const answer = await accessToken.withToken((token) =>
        callWechat(settings, log, {
          method: 'POST',
          path: PHONE_PATH,
          query: { access_token: token },
          body: { code: phoneCode },
        }),
      )
      refuseErrcode(answer, PHONE_PATH, log)
      const { purePhoneNumber, countryCode } = readAnswer(phoneAnswer, answer, PHONE_PATH, log).phone_info
      const phone = String(countryCode) === '86' ? parsePhoneNumber(purePhoneNumber) : null
      if (!phone) throw new DomainError('phone_not_mainland')
      return phone
    },
  }
}
