import * as z from 'zod/mini'
import { DomainError } from '#domain/kernel/errors'
import type { Log } from '../platform/log'
import type { CheckOutcome, ContentChecks } from '../platform/outside/outside-systems'
import type { AccessToken } from './access-token'
import { createAccessToken } from './access-token'
import { callWechat, type WechatAnswer, type WechatRequest, type WechatSettings } from './wechat-call'

const WORDS_PATH = '/wxa/msg_sec_check'
const PICTURE_PATH = '/wxa/img_sec_check'

const VERSION = 2
/** 评论: of the four scenes that msgSecCheck knows, the one closest to words for somebody else. */
const SCENE = 2

const judged = z.object({
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.optional(z.int()) }),
})

/** Return codes of msgSecCheck 2.0, imgSecCheck and of the global table. Whatever is not here will not get better. */
const OUTCOMES: Readonly<Record<number, CheckOutcome>> = {
  87014: 'risky',
  // Busy; too fast for a second or a minute; the day's calls are used up; a token that was rejected twice.
  [-1]: 'not-now',
  44990: 'not-now',
  45011: 'not-now',
  45009: 'not-now',
  40001: 'not-now',
  40014: 'not-now',
  42001: 'not-now',
  // Whoever wrote it has not opened the mini-program within two hours, or never as this person.
  61010: 'impossible',
  40003: 'impossible',
  43104: 'impossible',
}

/** Content security over WeChat's server API: msgSecCheck 2.0 for words and imgSecCheck for pictures. */
export function createContentChecks(settings: WechatSettings, now: () => Date, log: Log): ContentChecks {
  const accessToken = createAccessToken(settings, now, log)
  const ask = (request: WechatRequest) => askWechat({ settings, accessToken, log }, request)
  return {
    words: (openid, content) =>
      ask({
        method: 'POST',
        path: WORDS_PATH,
        body: { content, version: VERSION, scene: SCENE, openid },
      }),
    picture(bytes, mediaType) {
      const form = new FormData()
      form.append('media', new Blob([new Uint8Array(bytes)], { type: mediaType }), 'picture')
      return ask({ method: 'POST', path: PICTURE_PATH, form })
    },
  }
}

interface Asking {
  readonly settings: WechatSettings
  readonly accessToken: AccessToken
  readonly log: Log
}

async function askWechat(
  { settings, accessToken, log }: Asking,
  request: WechatRequest,
): Promise<CheckOutcome> {
  try {
    const answer = await accessToken.withToken((token) =>
      callWechat(settings, log, { ...request, query: { access_token: token } }),
    )
    return outcomeOf(answer, request.path, log)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'wechat_unavailable') return 'not-now'
    throw error
  }
}

/** The codes are logged, never the words: they are a family's. */
function outcomeOf(answer: WechatAnswer, path: string, log: Log): CheckOutcome {
  const { errcode = 0 } = answer
  if (errcode !== 0) {
    const outcome = OUTCOMES[errcode]
    if (!outcome) log.error({ path, errcode }, 'WeChat refused: check what is asked of its content check')
    return outcome ?? 'impossible'
  }
  // imgSecCheck says no more than its code.
  if (path === PICTURE_PATH) return 'pass'
  const read = judged.safeParse(answer)
  if (!read.success) {
    log.error({ path }, 'WeChat answered otherwise')
    return 'not-now'
  }
  const { suggest, label } = read.data.result
  if (suggest !== 'pass') log.info({ path, suggest, label }, 'WeChat has doubts about a message')
  return suggest
}
