import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import * as z from 'zod/mini'
import { isOrigin } from './web-origin'

/** Of the merchant's account at WeChat Pay, API v3, in the mode of the platform's public key. */
export interface WechatPayConfig {
  readonly baseUrl: string
  readonly merchantId: string
  /** Serial number of the merchant's certificate. */
  readonly serial: string
  readonly privateKey: KeyObject
  readonly apiV3Key: string
  readonly platformKeyId: string
  readonly platformKey: KeyObject
  /** Where WeChat reaches this server from outside, without a path. */
  readonly notifyOrigin: string
}

const setting = (isRight: (text: string) => boolean, sentence: string) =>
  z.optional(z.string().check(z.refine(isRight, sentence)))

export const WECHAT_PAY_SETTINGS = {
  WECHAT_PAY_BASE_URL: z._default(
    z.url({ protocol: /^https?$/, error: 'WECHAT_PAY_BASE_URL must be a web address.' }),
    'https://api.mch.weixin.qq.com',
  ),
  WECHAT_PAY_MCHID: setting(
    (text) => /^\d{8,10}$/.test(text),
    'WECHAT_PAY_MCHID must be the number of the merchant account, eight to ten digits.',
  ),
  WECHAT_PAY_SERIAL: setting(
    (text) => /^[\dA-Fa-f]{16,64}$/.test(text),
    "WECHAT_PAY_SERIAL must be the serial number of the merchant's certificate, in hexadecimal.",
  ),
  WECHAT_PAY_PRIVATE_KEY: setting(
    (text) => keyIn(text, createPrivateKey) !== null,
    "WECHAT_PAY_PRIVATE_KEY must be the merchant's RSA key in PEM, as in apiclient_key.pem; line breaks may be written as \\n.",
  ),
  WECHAT_PAY_API_V3_KEY: setting(
    (text) => Buffer.byteLength(text) === 32,
    'WECHAT_PAY_API_V3_KEY must be the APIv3 key of the merchant account, 32 characters.',
  ),
  WECHAT_PAY_PLATFORM_PUBLIC_KEY: setting(
    (text) => keyIn(text, createPublicKey) !== null,
    'WECHAT_PAY_PLATFORM_PUBLIC_KEY must be the public key of WeChat Pay in PEM, as in pub_key.pem; line breaks may be written as \\n.',
  ),
  WECHAT_PAY_PLATFORM_PUBLIC_KEY_ID: setting(
    (text) => /^PUB_KEY_ID_\w{10,60}$/.test(text),
    'WECHAT_PAY_PLATFORM_PUBLIC_KEY_ID must start with PUB_KEY_ID_, as the merchant platform shows it.',
  ),
  WECHAT_PAY_NOTIFY_ORIGIN: setting(
    (text) => isOrigin(text) && text.startsWith('https://'),
    'WECHAT_PAY_NOTIFY_ORIGIN must be the https:// address at which WeChat reaches this server, without a path.',
  ),
}

type Settings = z.infer<z.ZodMiniObject<typeof WECHAT_PAY_SETTINGS>>

/** Either all of them, or nobody can pay. */
export const WECHAT_PAY_TOGETHER = [
  'WECHAT_PAY_MCHID',
  'WECHAT_PAY_SERIAL',
  'WECHAT_PAY_PRIVATE_KEY',
  'WECHAT_PAY_API_V3_KEY',
  'WECHAT_PAY_PLATFORM_PUBLIC_KEY',
  'WECHAT_PAY_PLATFORM_PUBLIC_KEY_ID',
  'WECHAT_PAY_NOTIFY_ORIGIN',
] as const satisfies readonly (keyof Settings)[]

export function wechatPayFrom(settings: Settings): WechatPayConfig | undefined {
  const privateKey = keyIn(settings.WECHAT_PAY_PRIVATE_KEY ?? '', createPrivateKey)
  const platformKey = keyIn(settings.WECHAT_PAY_PLATFORM_PUBLIC_KEY ?? '', createPublicKey)
  const {
    WECHAT_PAY_BASE_URL: baseUrl,
    WECHAT_PAY_MCHID: merchantId,
    WECHAT_PAY_SERIAL: serial,
    WECHAT_PAY_API_V3_KEY: apiV3Key,
    WECHAT_PAY_PLATFORM_PUBLIC_KEY_ID: platformKeyId,
    WECHAT_PAY_NOTIFY_ORIGIN: notifyOrigin,
  } = settings
  if (!privateKey || !platformKey || !merchantId || !serial || !apiV3Key || !platformKeyId || !notifyOrigin)
    return undefined
  return { baseUrl, merchantId, serial, privateKey, apiV3Key, platformKeyId, platformKey, notifyOrigin }
}

/** Null when the text holds no RSA key; its own words are not repeated, since they might hold half a key. */
function keyIn(text: string, read: (pem: string) => KeyObject): KeyObject | null {
  try {
    const key = read(text.replaceAll('\\n', '\n'))
    return key.asymmetricKeyType === 'rsa' ? key : null
  } catch {
    return null
  }
}
