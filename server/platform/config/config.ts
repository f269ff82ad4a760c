import * as z from 'zod/mini'
import type { FieldKeys } from '../sealing/field-crypto'
import { isAddressRange } from './address-range'
import {
  contradictionsOfDatabase,
  DATABASE_SETTINGS,
  type DatabaseConfig,
  databaseFrom,
} from './database-settings'
import { FIRST_BUREAU_SETTINGS, type FirstBureau, firstBureauFrom } from './first-bureau'
import { isOrigin } from './web-origin'
import {
  WECHAT_PAY_SETTINGS,
  WECHAT_PAY_TOGETHER,
  type WechatPayConfig,
  wechatPayFrom,
} from './wechat-pay-settings'
import { parseWechatTemplate, type WechatTemplates } from './wechat-template'

/** Everything that may differ between two machines that run the same code. */
export interface Config extends DatabaseConfig {
  readonly isProduction: boolean
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Addresses of the proxies that may say who the caller is. */
  readonly trustedProxies: readonly string[]
  readonly dataDir: string
  readonly logLevel: string
  /** Other sites whose pages may call this server. */
  readonly publicOrigins: readonly string[]
  readonly accountRequestsPerMinute: number
  readonly deviceRequestsPerMinute: number
  readonly addressRequestsPerMinute: number
  /** Opens /metrics to callers from other machines. */
  readonly metricsToken?: string
  /** Absent: generated once and kept in `dataDir`; never in production. */
  readonly fieldKeys?: FieldKeys
  /** The outside systems are simulated on loopback and demo log-ins exist. Never in production. */
  readonly simulator: boolean
  readonly wechat?: WechatConfig
  readonly sms?: SmsConfig
  /** Absent: nobody can pay. */
  readonly wechatPay?: WechatPayConfig
  readonly firstBureau?: FirstBureau
}

interface WechatConfig {
  readonly baseUrl: string
  readonly appId: string
  readonly appSecret: string
  /** Which messages may be sent in WeChat; none: everything is in the inbox only. */
  readonly templates: WechatTemplates
}

interface SmsConfig {
  readonly baseUrl: string
  readonly secretId: string
  readonly secretKey: string
  readonly region: string
  readonly sdkAppId: string
  readonly signName: string
  readonly templateId: string
}

type Environment = Readonly<Record<string, string | undefined>>

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const KEY_BYTES = 32
const NEW_KEY = `node -p "crypto.randomBytes(${KEY_BYTES}).toString('base64')"`

const wholeNumber = (name: string, min: number, max: number) =>
  z
    .string()
    .check(
      z.refine(
        (text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max,
        `${name} must be a whole number from ${min} to ${max}.`,
      ),
    )
const httpUrl = (name: string) =>
  z.url({ protocol: /^https?$/, error: `${name} must be a web address such as https://example.org.` })
const templateFault = (name: string) =>
  `${name} must be a template's id and its keywords for time, place, number and note: ID:time1,thing2,number3,thing4.`
const template = (name: string) =>
  z.optional(z.string().check(z.refine((text) => parseWechatTemplate(text) !== null, templateFault(name))))
const key = (name: string, text: string) =>
  `${name} must be ${text} (${KEY_BYTES} bytes in base64). Make one with: ${NEW_KEY}`
const isKey = (text: string): boolean => Buffer.from(text, 'base64').length === KEY_BYTES

const environment = z.object({
  NODE_ENV: z._default(
    z.enum(['development', 'test', 'production'], 'NODE_ENV must be development, test or production.'),
    'development',
  ),
  HOST: z.optional(z.string()),
  PORT: z._default(wholeNumber('PORT', 0, 65_535), '3000'),
  TRUSTED_PROXIES: z._default(
    z
      .string()
      .check(
        z.refine(
          (text) => listOf(text).every(isAddressRange),
          'TRUSTED_PROXIES must list addresses or ranges with commas between: 10.0.0.0/8,192.168.1.7.',
        ),
      ),
    '',
  ),
  DATA_DIR: z._default(z.string(), '.data'),
  ...DATABASE_SETTINGS,
  LOG_LEVEL: z._default(z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`), 'info'),
  PUBLIC_ORIGINS: z._default(
    z
      .string()
      .check(
        z.refine(
          (text) => listOf(text).every(isOrigin),
          'PUBLIC_ORIGINS must list origins with commas between, without paths: https://a.example.org,https://b.example.org.',
        ),
      ),
    '',
  ),
  ACCOUNT_REQUESTS_PER_MINUTE: z._default(wholeNumber('ACCOUNT_REQUESTS_PER_MINUTE', 1, 100_000_000), '300'),
  DEVICE_REQUESTS_PER_MINUTE: z._default(wholeNumber('DEVICE_REQUESTS_PER_MINUTE', 1, 100_000_000), '300'),
  ADDRESS_REQUESTS_PER_MINUTE: z._default(
    wholeNumber('ADDRESS_REQUESTS_PER_MINUTE', 1, 100_000_000),
    '12000',
  ),
  METRICS_TOKEN: z.optional(
    z.string().check(z.minLength(16, 'METRICS_TOKEN must have 16 characters or more.')),
  ),
  FIELD_KEYS: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) =>
            listOf(text).every(
              (entry) => /^\w{1,16}:/.test(entry) && isKey(entry.slice(entry.indexOf(':') + 1)),
            ),
          key('FIELD_KEYS', 'NAME:KEY, or several with commas between, the one that seals first'),
        ),
      ),
  ),
  FIELD_INDEX_KEY: z.optional(z.string().check(z.refine(isKey, key('FIELD_INDEX_KEY', 'one key')))),
  SIMULATOR: z.optional(z.enum(['on', 'off'], 'SIMULATOR must be on or off.')),
  WECHAT_BASE_URL: z._default(httpUrl('WECHAT_BASE_URL'), 'https://api.weixin.qq.com'),
  WECHAT_APPID: z.optional(
    z.string().check(z.regex(/^wx\w{8,30}$/, 'WECHAT_APPID must start with wx, as WeChat shows it.')),
  ),
  WECHAT_SECRET: z.optional(z.string()),
  WECHAT_TEMPLATE_BOOKED: template('WECHAT_TEMPLATE_BOOKED'),
  WECHAT_TEMPLATE_REMINDER: template('WECHAT_TEMPLATE_REMINDER'),
  WECHAT_TEMPLATE_CHECK_IN: template('WECHAT_TEMPLATE_CHECK_IN'),
  WECHAT_TEMPLATE_SUSPENDED: template('WECHAT_TEMPLATE_SUSPENDED'),
  WECHAT_TEMPLATE_REPLIED: template('WECHAT_TEMPLATE_REPLIED'),
  WECHAT_TEMPLATE_OFFERED: template('WECHAT_TEMPLATE_OFFERED'),
  SMS_BASE_URL: z._default(httpUrl('SMS_BASE_URL'), 'https://sms.tencentcloudapi.com'),
  SMS_SECRET_ID: z.optional(z.string()),
  SMS_SECRET_KEY: z.optional(z.string()),
  SMS_REGION: z._default(z.string(), 'ap-guangzhou'),
  SMS_SDK_APP_ID: z.optional(z.string()),
  SMS_SIGN_NAME: z.optional(z.string()),
  SMS_TEMPLATE_ID: z.optional(z.string()),
  ...WECHAT_PAY_SETTINGS,
  ...FIRST_BUREAU_SETTINGS,
})

type Settings = z.infer<typeof environment>

/**
 * Checks every setting at once. A setting that is empty counts as left out.
 * @throws Error whose message has one sentence a line: what is wrong and how it should be. It quotes no value.
 */
export function readConfig(variables: Environment): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()))
  const read = environment.safeParse(given)
  const mistakes = read.success
    ? contradictionsIn(read.data)
    : read.error.issues.map((issue) => issue.message)
  if (!read.success || mistakes.length > 0) {
    throw new Error(['The settings are not right:', ...mistakes].join('\n- '))
  }
  return configFrom(read.data)
}

/** What each setting alone cannot show. */
function contradictionsIn(settings: Settings): readonly string[] {
  const mistakes = [...contradictionsOfDatabase(settings)]
  const together = (names: readonly (keyof Settings)[], purpose: string): void => {
    const missing = names.filter((name) => settings[name] === undefined)
    const isPartial = missing.length > 0 && missing.length < names.length
    if (isPartial)
      mistakes.push(`${missing.join(', ')} must be set too: ${purpose} needs all of ${names.join(', ')}.`)
  }
  together(['WECHAT_APPID', 'WECHAT_SECRET'], 'WeChat log-in')
  together(SMS_SETTINGS, 'sending codes by SMS')
  together(WECHAT_PAY_TOGETHER, 'paying with WeChat')
  together(['COUNTY_NAME', 'BUREAU_PHONE', 'BUREAU_NAME'], 'the first health bureau')
  together(['FIELD_KEYS', 'FIELD_INDEX_KEY'], 'encrypting names and numbers')

  if (settings.NODE_ENV !== 'production') {
    if (settings.SIMULATOR === 'off' && !settings.WECHAT_APPID) {
      mistakes.push('SIMULATOR=off leaves nobody to answer log-ins: set WECHAT_APPID and WECHAT_SECRET.')
    }
    return mistakes
  }
  if (settings.SIMULATOR === 'on') {
    mistakes.push('NODE_ENV=production never runs the simulator or demo log-ins: remove SIMULATOR=on.')
  }
  if (!settings.WECHAT_APPID) {
    mistakes.push('WECHAT_APPID and WECHAT_SECRET must be set: NODE_ENV=production never simulates WeChat.')
  }
  if (!settings.FIELD_KEYS) {
    mistakes.push(
      `FIELD_KEYS and FIELD_INDEX_KEY must be set with NODE_ENV=production. Make each key with: ${NEW_KEY}`,
    )
  }
  if (listOf(settings.PUBLIC_ORIGINS).some((origin) => !origin.startsWith('https://'))) {
    mistakes.push('PUBLIC_ORIGINS must all be https:// with NODE_ENV=production.')
  }
  return mistakes
}

const SMS_SETTINGS = [
  'SMS_SECRET_ID',
  'SMS_SECRET_KEY',
  'SMS_SDK_APP_ID',
  'SMS_SIGN_NAME',
  'SMS_TEMPLATE_ID',
] as const

function configFrom(settings: Settings): Config {
  const isProduction = settings.NODE_ENV === 'production'
  return {
    isProduction,
    // A demo is for this machine alone; a server in production is meant to be reached.
    host: settings.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    port: Number(settings.PORT),
    trustedProxies: listOf(settings.TRUSTED_PROXIES),
    dataDir: settings.DATA_DIR,
    ...databaseFrom(settings),
    logLevel: settings.LOG_LEVEL,
    publicOrigins: listOf(settings.PUBLIC_ORIGINS),
    accountRequestsPerMinute: Number(settings.ACCOUNT_REQUESTS_PER_MINUTE),
    deviceRequestsPerMinute: Number(settings.DEVICE_REQUESTS_PER_MINUTE),
    addressRequestsPerMinute: Number(settings.ADDRESS_REQUESTS_PER_MINUTE),
    metricsToken: settings.METRICS_TOKEN,
    fieldKeys: fieldKeysFrom(settings),
    simulator: settings.SIMULATOR === 'on' || (settings.SIMULATOR === undefined && !settings.WECHAT_APPID),
    wechat: wechatFrom(settings),
    sms: smsFrom(settings),
    wechatPay: wechatPayFrom(settings),
    firstBureau: firstBureauFrom(settings),
  }
}

function wechatFrom(settings: Settings): WechatConfig | undefined {
  const { WECHAT_BASE_URL: baseUrl, WECHAT_APPID: appId, WECHAT_SECRET: appSecret } = settings
  return appId && appSecret ? { baseUrl, appId, appSecret, templates: templatesFrom(settings) } : undefined
}

function templatesFrom(settings: Settings): WechatTemplates {
  const templateIn = (text: string | undefined) => (text && parseWechatTemplate(text)) || undefined
  return {
    'appointment-booked': templateIn(settings.WECHAT_TEMPLATE_BOOKED),
    'appointment-reminder': templateIn(settings.WECHAT_TEMPLATE_REMINDER),
    'check-in-open': templateIn(settings.WECHAT_TEMPLATE_CHECK_IN),
    'appointment-suspended': templateIn(settings.WECHAT_TEMPLATE_SUSPENDED),
    'conversation-replied': templateIn(settings.WECHAT_TEMPLATE_REPLIED),
    'waitlist-offered': templateIn(settings.WECHAT_TEMPLATE_OFFERED),
  }
}

function smsFrom(settings: Settings): SmsConfig | undefined {
  const { SMS_SECRET_ID: secretId, SMS_SECRET_KEY: secretKey, SMS_SDK_APP_ID: sdkAppId } = settings
  const { SMS_SIGN_NAME: signName, SMS_TEMPLATE_ID: templateId } = settings
  if (!secretId || !secretKey || !sdkAppId || !signName || !templateId) return undefined
  const { SMS_BASE_URL: baseUrl, SMS_REGION: region } = settings
  return { baseUrl, region, secretId, secretKey, sdkAppId, signName, templateId }
}

function fieldKeysFrom({ FIELD_KEYS: keys, FIELD_INDEX_KEY: indexKey }: Settings): FieldKeys | undefined {
  if (!keys || !indexKey) return undefined
  const entries = listOf(keys).map((entry) => {
    const colon = entry.indexOf(':')
    return [entry.slice(0, colon), Buffer.from(entry.slice(colon + 1), 'base64')] as const
  })
  const currentKeyId = entries[0]?.[0] ?? ''
  return { currentKeyId, keys: Object.fromEntries(entries), indexKey: Buffer.from(indexKey, 'base64') }
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
}
