import * as z from 'zod/mini'
import { DomainError, type DomainErrorCode } from '#domain/kernel/errors'
import type { Log } from '../platform/log'
import { fetchJson } from '../platform/outside/fetch-json'

export interface WechatSettings {
  /** `https://api.weixin.qq.com`; no trailing slash needed. */
  readonly baseUrl: string
  readonly appId: string
  readonly appSecret: string
  /** How long one call may take, in milliseconds. */
  readonly timeoutMs: number
}

export interface WechatRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  /** Instead of `body` where WeChat wants a file. */
  readonly form?: FormData
}

/** An answer of WeChat's server API: HTTP 200 whatever happened, `errcode` absent or 0 when all is well. */
const anyAnswer = z.looseObject({ errcode: z.optional(z.int()), errmsg: z.optional(z.string()) })
export type WechatAnswer = z.infer<typeof anyAnswer>

const SYSTEM_BUSY = -1

/** WeChat's return codes (its "global return codes" table and the page of each interface) in our words. */
const REFUSALS: Readonly<Record<number, DomainErrorCode>> = {
  40029: 'wechat_code_expired',
  40163: 'wechat_code_used',
  40226: 'wechat_account_blocked',
  45011: 'too_many_requests',
  // Documented for the button's event on the phone; the server API has been left open, so it is known here too.
  1400001: 'phone_quota_exhausted',
}

/**
 * One call to WeChat. "System busy" is asked once more, as its documentation says; a timeout is not, because the
 * one-time code may have been spent by the call whose answer was lost.
 *
 * @throws wechat_unavailable when there was no readable answer
 */
export async function callWechat(
  settings: WechatSettings,
  log: Log,
  request: WechatRequest,
): Promise<WechatAnswer> {
  const answer = await callOnce(settings, log, request)
  return answer.errcode === SYSTEM_BUSY ? callOnce(settings, log, request) : answer
}

async function callOnce(
  settings: WechatSettings,
  log: Log,
  { method, path, query = {}, body, form }: WechatRequest,
): Promise<WechatAnswer> {
  const url = new URL(path, settings.baseUrl)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const answer = await fetchJson(url, {
    method,
    timeoutMs: settings.timeoutMs,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    ...(form && { body: form }),
  })
  if (answer.kind === 'failed') {
    log.warn({ path, cause: answer.cause }, 'no answer from WeChat')
    throw new DomainError('wechat_unavailable')
  }
  return readAnswer(anyAnswer, answer.body, path, log)
}

/** @throws wechat_unavailable when WeChat answered something that its documentation does not promise */
export function readAnswer<Schema extends z.ZodMiniType>(
  schema: Schema,
  body: unknown,
  path: string,
  log: Log,
): z.infer<Schema> {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  log.error(
    { path, fields: read.error.issues.map((issue) => issue.path.join('.')) },
    'WeChat answered otherwise',
  )
  throw new DomainError('wechat_unavailable')
}

/** @throws the refusal that stands for WeChat's return code, if it is not success */
export function refuseErrcode(answer: WechatAnswer, path: string, log: Log): void {
  const { errcode = 0 } = answer
  if (errcode === 0) return
  const code = REFUSALS[errcode]
  // A code that is no user's fault (wrong keys, address not on the allow-list …) needs the operator's eye.
  if (code) log.info({ path, errcode }, 'WeChat refused')
  else log.error({ path, errcode }, 'WeChat refused: check the keys and the settings of the mini-program')
  throw new DomainError(code ?? 'wechat_unavailable')
}
