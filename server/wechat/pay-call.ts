import type { KeyObject } from 'node:crypto'
import { Decorator } from 'wechatpay-axios-plugin'
import type { WechatPayConfig } from '../platform/config/wechat-pay-settings'
import type { Log } from '../platform/log'

export interface PaySettings extends Omit<WechatPayConfig, 'notifyOrigin'> {
  /** Of the mini-program in which is paid. */
  readonly appId: string
  /** How long one call may take, in milliseconds. */
  readonly timeoutMs: number
  /** Where WeChat reaches this server; known once it listens. */
  readonly notifyOrigin: () => string
  readonly payerUrl?: string
}

export interface PayRequest {
  readonly method: 'GET' | 'POST'
  /** Begins with `/v3/`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  /** The answer is a file: its bytes come as they are, and it bears no signature. */
  readonly isFile?: true
}

type PayClient = Decorator['v3']

/** `lost`: no answer, or none that WeChat signed. Whether it was done nobody knows. */
export type PayAnswer =
  | { readonly kind: 'done'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  | { readonly kind: 'lost' }

/** More than a busy day's bill of a county. */
const MAX_ANSWER_BYTES = 20_000_000

/** WeChat's API v3: each request is signed by us, and the signature of each answer is checked. */
export function createPayClient(settings: PaySettings): PayClient {
  const { merchantId, serial, privateKey, platformKeyId, platformKey, baseUrl, timeoutMs } = settings
  return new Decorator({
    mchid: merchantId,
    serial,
    privateKey: pem(privateKey),
    certs: { [platformKeyId]: pem(platformKey) },
    baseURL: baseUrl,
    timeout: timeoutMs,
    maxRedirects: 0,
    proxy: false,
    maxContentLength: MAX_ANSWER_BYTES,
  }).v3
}

/** The client's types know keys as text. */
function pem(key: KeyObject): string {
  return key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString()
}

/** One call. Never throws: an error of the client holds the merchant's key, so it is neither passed on nor logged. */
export async function callPay(
  client: PayClient,
  log: Log,
  { method, path, query, body, isFile }: PayRequest,
): Promise<PayAnswer> {
  try {
    const answer = await client.request<unknown>({
      method,
      url: path,
      params: query,
      data: body,
      ...(isFile && { responseType: 'arraybuffer' }),
    })
    return { kind: 'done', body: answer.data }
  } catch (error) {
    const { response, code } = error as { response?: { status: number; data: unknown }; code?: string }
    // What the client makes of a wrong signature has a response that says 200.
    if (!response || response.status < 300) {
      log.warn({ path, cause: code }, 'no answer from WeChat Pay')
      return { kind: 'lost' }
    }
    const refusal = codeOf(response.data)
    log.info({ path, status: response.status, code: refusal }, 'WeChat Pay refused')
    return { kind: 'refused', status: response.status, code: refusal }
  }
}

/** `{ code, message }`; of anything else nothing is taken over. */
function codeOf(body: unknown): string {
  const { code } = (typeof body === 'object' && body !== null ? body : {}) as { code?: unknown }
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'UNKNOWN'
}
