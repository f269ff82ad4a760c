import { type HttpAnswer, sendHttp } from './http-request'
import type { RequestRecord } from './record'
import type { Answers, WxApiParts } from './wx-api'
import { fail, succeed, type WxOptions } from './wx-callbacks'

export interface WxRequestOptions extends WxOptions {
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
  timeout?: number
}

const DEFAULT_TIMEOUT_MS = 60_000
/** API_BASE of an ordinary build (config/index.ts). */
const BUILT_FOR = 'http://127.0.0.1:3000'

/** Where a test's own server answers for the one that the build names. */
export function addressOf(
  url: string,
  { serverAddress = BUILT_FOR }: Pick<Answers, 'serverAddress'>,
): string {
  return url.replace(BUILT_FOR, serverAddress)
}

/** wx.request over real HTTP; every call is recorded. */
export function wxRequest(options: WxRequestOptions, { record, answers, copyIn }: WxApiParts): object {
  const { url, method = 'GET', header = {}, data, timeout: timeoutMs = DEFAULT_TIMEOUT_MS } = options
  const kept: RequestRecord = { method, url, header: { ...header }, data }
  record.requests.push(kept)
  if (!answers.online) {
    kept.error = 'offline'
    fail(copyIn, options, 'request', 'network is down')
    return { abort() {} }
  }
  const sent = { method, url: addressOf(url, answers), header: kept.header, data, timeoutMs }
  const made = answers.instead?.(kept)
  const { answer, abort } = made ? { answer: Promise.resolve(made), abort() {} } : sendHttp(sent)
  answer.then(
    (result: HttpAnswer) => {
      kept.status = result.statusCode
      kept.answer = result.data
      succeed(copyIn, options, 'request', { ...result, cookies: [] })
    },
    (error: unknown) => {
      kept.error = String(error)
      fail(
        copyIn,
        options,
        'request',
        error instanceof Error && error.name === 'AbortError' ? 'abort' : 'fail',
      )
    },
  )
  return {
    abort,
    onHeadersReceived() {},
    offHeadersReceived() {},
    onChunkReceived() {},
    offChunkReceived() {},
  }
}
