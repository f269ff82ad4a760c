import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { contentCheckEndpoints } from './content-check-endpoints'
import { type Endpoints, json, parseJson } from './endpoint'
import type { OneTimeCodes } from './one-time-codes'
import { subscribeMessageEndpoint } from './subscribe-message-endpoint'
import type { Subscriptions } from './subscriptions'
import { wechatRefusal } from './wechat-return-codes'

/** Whom a log-in code stands for. */
interface SimulatedPerson {
  readonly openid: string
  readonly unionid?: string | undefined
  /** WeChat's risk control takes this person for a robot or a stolen account. */
  readonly isHighRisk?: boolean | undefined
}

export interface SimulatedMiniProgram {
  readonly appId: string
  readonly appSecret: string
  readonly logInCodes: OneTimeCodes<SimulatedPerson>
  readonly phoneCodes: OneTimeCodes<{ phone: string; countryCode: string }>
  /** How many numbers may still be read before the package is used up. */
  readonly phoneQuota: { left: number }
  readonly subscriptions: Subscriptions
}

const MAX_LOG_INS_PER_MINUTE = 100
const TOKEN_LIFE_SECONDS = 7200
/** In the last five minutes of a token the interface already hands out the next one. */
const EARLY_RENEWAL_MS = 5 * 60_000

const tokenRequest = z.object({
  grant_type: z.string(),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.optional(z.boolean()),
})
const phoneRequest = z.object({ code: z.string() })

/** code2Session, getStableAccessToken, getPhoneNumber, sendMessage and the content checks as WeChat's server API documentation describes them. */
export function wechatEndpoints(program: SimulatedMiniProgram, now: () => Date): Endpoints {
  const tokens = createTokens(now)
  const logIns = createMinuteCounter(now)

  return {
    ...subscribeMessageEndpoint(program.subscriptions, (token) => tokens.stateOf(token), now),
    ...contentCheckEndpoints((token) => tokens.stateOf(token)),

    'GET /sns/jscode2session': ({ query }) => {
      if (query.get('appid') !== program.appId) return wechatRefusal(40013)
      if (query.get('secret') !== program.appSecret) return wechatRefusal(40125)
      if (query.get('grant_type') !== 'authorization_code') return wechatRefusal(40002)
      const redeemed = program.logInCodes.redeem(query.get('js_code') ?? '')
      if (redeemed.kind === 'used') return wechatRefusal(40163)
      if (redeemed.kind !== 'good') return wechatRefusal(40029)
      const { openid, unionid, isHighRisk } = redeemed.subject
      if (isHighRisk) return wechatRefusal(40226)
      if (logIns.count(openid) > MAX_LOG_INS_PER_MINUTE) return wechatRefusal(45011)
      return json({ session_key: randomBytes(16).toString('base64'), openid, unionid })
    },

    'POST /cgi-bin/stable_token': ({ body }) => {
      const request = tokenRequest.safeParse(parseJson(body)).data
      if (!request) return wechatRefusal(47001)
      if (request.grant_type !== 'client_credential') return wechatRefusal(40002)
      if (request.appid !== program.appId) return wechatRefusal(40013)
      if (request.secret !== program.appSecret) return wechatRefusal(40125)
      return json(tokens.issue(request.force_refresh ?? false))
    },

    'POST /wxa/business/getuserphonenumber': ({ query, body }) => {
      const tokenState = tokens.stateOf(query.get('access_token'))
      if (tokenState !== 'good') return wechatRefusal(tokenState)
      const request = phoneRequest.safeParse(parseJson(body)).data
      if (!request) return wechatRefusal(47001)
      const redeemed = program.phoneCodes.redeem(request.code)
      // Unlike log-in, one code says all three: never issued, over, or used before.
      if (redeemed.kind !== 'good') return wechatRefusal(40029)
      program.phoneQuota.left -= 1
      const { phone, countryCode } = redeemed.subject
      return json({
        errcode: 0,
        errmsg: 'ok',
        phone_info: {
          phoneNumber: countryCode === '86' ? phone : `+${countryCode}${phone}`,
          purePhoneNumber: phone,
          countryCode,
          watermark: { timestamp: Math.floor(now().getTime() / 1000), appid: program.appId },
        },
      })
    },
  }
}

function createTokens(now: () => Date) {
  let live: { token: string; expiresAt: number }[] = []
  let expired: string[] = []

  function retire(): void {
    const isOver = (issued: { expiresAt: number }) => issued.expiresAt <= now().getTime()
    expired = [...expired, ...live.filter(isOver).map(({ token }) => token)].slice(-10)
    live = live.filter((issued) => !isOver(issued))
  }

  return {
    issue(isForced: boolean): { access_token: string; expires_in: number } {
      retire()
      if (isForced) live = []
      const reusable = live.find(({ expiresAt }) => expiresAt - now().getTime() > EARLY_RENEWAL_MS)
      const issued = reusable ?? {
        token: randomBytes(48).toString('base64url'),
        expiresAt: now().getTime() + TOKEN_LIFE_SECONDS * 1000,
      }
      if (!reusable) live.push(issued)
      return {
        access_token: issued.token,
        expires_in: Math.floor((issued.expiresAt - now().getTime()) / 1000),
      }
    },
    stateOf(token: string | null): 'good' | 40001 | 41001 | 42001 {
      retire()
      if (!token) return 41001
      if (live.some((issued) => issued.token === token)) return 'good'
      return expired.includes(token) ? 42001 : 40001
    },
  }
}

/** Counts per person within the running minute of the clock; earlier minutes are forgotten. */
function createMinuteCounter(now: () => Date) {
  let minute = 0
  let counts = new Map<string, number>()
  return {
    count(person: string): number {
      const current = Math.floor(now().getTime() / 60_000)
      if (current !== minute) [minute, counts] = [current, new Map()]
      const count = (counts.get(person) ?? 0) + 1
      counts.set(person, count)
      return count
    },
  }
}
