import * as z from 'zod/mini'
import type { Log } from '../platform/log'
import { callWechat, readAnswer, refuseErrcode, type WechatAnswer, type WechatSettings } from './wechat-call'

const PATH = '/cgi-bin/stable_token'
const issuedAnswer = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.int().check(z.positive()),
})

/** WeChat hands out the next token from five minutes before the end on; a minute is enough for calls under way. */
const RENEW_BEFORE_END_MS = 60_000

/** invalid credential, invalid access_token, access_token expired */
const REJECTED_TOKEN_CODES: readonly number[] = [40001, 40014, 42001]

interface IssuedToken {
  readonly token: string
  readonly renewAt: number
}

export interface AccessToken {
  /** Makes a call with the token; when WeChat rejects the token, makes it once more with a new one. */
  readonly withToken: (call: (token: string) => Promise<WechatAnswer>) => Promise<WechatAnswer>
}

/**
 * The mini-program's access token, kept in memory until shortly before its end. Requests that need one at the same
 * moment share one call. Always the normal mode of the stable interface: it answers every process of ours with
 * the same token, so that two processes never invalidate each other's.
 */
export function createAccessToken(settings: WechatSettings, now: () => Date, log: Log): AccessToken {
  let held: IssuedToken | null = null
  let issuing: Promise<IssuedToken> | null = null

  async function issue(): Promise<IssuedToken> {
    const answer = await callWechat(settings, log, {
      method: 'POST',
      path: PATH,
      body: { grant_type: 'client_credential', appid: settings.appId, secret: settings.appSecret },
    })
    refuseErrcode(answer, PATH, log)
    const { access_token: token, expires_in: seconds } = readAnswer(issuedAnswer, answer, PATH, log)
    return { token, renewAt: now().getTime() + seconds * 1000 - RENEW_BEFORE_END_MS }
  }

  async function get(): Promise<string> {
    if (held && now().getTime() < held.renewAt) return held.token
    issuing ??= issue().finally(() => {
      issuing = null
    })
    held = await issuing
    return held.token
  }

  return {
    async withToken(call) {
      const token = await get()
      const answer = await call(token)
      if (!REJECTED_TOKEN_CODES.includes(answer.errcode ?? 0)) return answer
      if (held?.token === token) held = null
      return call(await get())
    },
  }
}
