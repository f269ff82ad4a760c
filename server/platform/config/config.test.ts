import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config'

const key = randomBytes(32).toString('base64')
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://app:secret-word@db.internal:5432/app',
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_SECRET: 'secret-word',
  FIELD_KEYS: `2026a:${key}`,
  FIELD_INDEX_KEY: key,
}

test('nothing needs to be set on one machine: embedded database, simulator, loopback only', () => {
  expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 3000, dataDir: '.data', simulator: true })
  expect(readConfig({}).databaseUrl).toBeUndefined()
})

test('production with everything set', () => {
  const config = readConfig(production)
  expect(config).toMatchObject({ isProduction: true, host: '0.0.0.0', simulator: false })
  expect(config.wechat?.baseUrl).toBe('https://api.weixin.qq.com')
})

test('an empty setting counts as left out', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000 })
})

test('WeChat keys switch the simulator off', () => {
  expect(readConfig({ WECHAT_APPID: 'wx0123456789abcdef', WECHAT_SECRET: 's' }).simulator).toBe(false)
})

test('a template is known by its id and the keywords that WeChat gave it', () => {
  const WECHAT_TEMPLATE_REMINDER =
    'zun-LzcQyW-edafCVvzPkK4de2Rllr1fFpw2A_x0oXE:time3,thing1,character_string7,thing12'
  const { templates } = readConfig({ ...production, WECHAT_TEMPLATE_REMINDER }).wechat ?? {}
  expect(templates).toEqual({
    'appointment-reminder': {
      id: 'zun-LzcQyW-edafCVvzPkK4de2Rllr1fFpw2A_x0oXE',
      keywords: { time: 'time3', place: 'thing1', number: 'character_string7', note: 'thing12' },
    },
  })
})

test('the first of several field keys seals, the others still open', () => {
  const config = readConfig({ FIELD_KEYS: `2026b:${key}, 2026a:${key}`, FIELD_INDEX_KEY: key })
  expect(config.fieldKeys?.currentKeyId).toBe('2026b')
  expect(Object.keys(config.fieldKeys?.keys ?? {})).toEqual(['2026b', '2026a'])
})

test('the first health bureau is read as people write it', () => {
  const variables = { COUNTY_NAME: ' 白石县 ', BUREAU_PHONE: '+86 139 0000 0001', BUREAU_NAME: '钱 守信' }
  expect(readConfig(variables).firstBureau).toEqual({
    countyName: '白石县',
    phone: '13900000001',
    name: '钱 守信',
  })
  expect(readConfig({}).firstBureau).toBeUndefined()
})

test('only the proxies that are named may say who the caller is', () => {
  expect(readConfig({}).trustedProxies).toEqual([])
  expect(readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, 127.0.0.1, fd00::/8' }).trustedProxies).toEqual([
    '10.0.0.0/8',
    '127.0.0.1',
    'fd00::/8',
  ])
})

describe('paying with WeChat', () => {
  const pem = (name: 'private' | 'public') => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
    return name === 'private'
      ? pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      : pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  }
  const pay = {
    WECHAT_PAY_MCHID: '1900000109',
    WECHAT_PAY_SERIAL: '3775B6A45ACD588826D15E583A95F5DD',
    WECHAT_PAY_PRIVATE_KEY: pem('private'),
    WECHAT_PAY_API_V3_KEY: 'secret-word'.padEnd(32, '0'),
    WECHAT_PAY_PLATFORM_PUBLIC_KEY: pem('public'),
    WECHAT_PAY_PLATFORM_PUBLIC_KEY_ID: 'PUB_KEY_ID_0000000000000024101100397200000006',
    WECHAT_PAY_NOTIFY_ORIGIN: 'https://pay.example.org',
  }
  const read = (wish: Readonly<Record<string, string>> = {}) => readConfig({ ...production, ...pay, ...wish })

  test('is set whole, its keys also in one line', () => {
    expect(readConfig(production).wechatPay).toBeUndefined()
    const { wechatPay } = read({ WECHAT_PAY_PRIVATE_KEY: pay.WECHAT_PAY_PRIVATE_KEY.replaceAll('\n', '\\n') })
    expect(wechatPay).toMatchObject({
      baseUrl: 'https://api.mch.weixin.qq.com',
      merchantId: '1900000109',
      notifyOrigin: 'https://pay.example.org',
    })
    expect([wechatPay?.privateKey.type, wechatPay?.platformKey.type]).toEqual(['private', 'public'])
  })

  test.each(Object.keys(pay))('says what is missing without %s', (name) => {
    expect(() => read({ [name]: '' })).toThrow(`${name} must be set too: paying with WeChat needs all of`)
  })

  test.each([
    [{ WECHAT_PAY_MCHID: '12' }, 'WECHAT_PAY_MCHID must be the number of the merchant account'],
    [{ WECHAT_PAY_SERIAL: 'secret-word' }, 'WECHAT_PAY_SERIAL must be the serial number'],
    [{ WECHAT_PAY_API_V3_KEY: 'secret-word' }, 'WECHAT_PAY_API_V3_KEY must be the APIv3 key'],
    [
      { WECHAT_PAY_PRIVATE_KEY: 'secret-word' },
      "WECHAT_PAY_PRIVATE_KEY must be the merchant's RSA key in PEM",
    ],
    [
      { WECHAT_PAY_PLATFORM_PUBLIC_KEY: 'secret-word' },
      'WECHAT_PAY_PLATFORM_PUBLIC_KEY must be the public key',
    ],
    [
      { WECHAT_PAY_PLATFORM_PUBLIC_KEY_ID: '24' },
      'WECHAT_PAY_PLATFORM_PUBLIC_KEY_ID must start with PUB_KEY_ID_',
    ],
    [{ WECHAT_PAY_NOTIFY_ORIGIN: 'http://pay.example.org' }, 'WECHAT_PAY_NOTIFY_ORIGIN must be the https://'],
    [{ WECHAT_PAY_NOTIFY_ORIGIN: 'https://pay.example.org/wechat' }, 'reaches this server, without a path'],
  ])('%o', (wish, sentence) => {
    expect(() => read(wish)).toThrow(sentence)
    expect(() => read(wish)).not.toThrow('secret-word')
  })
})

describe('each mistake is answered with a sentence that says how to mend it', () => {
  test.each([
    [{ PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV must be development, test or production.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.'],
    [{ DATABASE_URL: 'mysql://db/app' }, 'DATABASE_URL must look like postgresql://'],
    [{ DIRECT_DATABASE_URL: 'db' }, 'DIRECT_DATABASE_URL must look like postgresql://'],
    [
      { DIRECT_DATABASE_URL: 'postgresql://db/app' },
      'DATABASE_URL must be set too: DIRECT_DATABASE_URL stands beside it',
    ],
    [
      { READ_DATABASE_URL: 'postgresql://db/app' },
      'DATABASE_URL must be set too: READ_DATABASE_URL stands beside it',
    ],
    [{ WORKERS: '0' }, 'WORKERS must be a whole number from 1 to 64.'],
    [{ WORKERS: '9' }, 'WORKERS can be 8 at most on the embedded PostgreSQL'],
    [{ PUBLIC_ORIGINS: 'https://a.example.org/path' }, 'PUBLIC_ORIGINS must list origins'],
    [{ TRUSTED_PROXIES: 'nginx' }, 'TRUSTED_PROXIES must list addresses or ranges'],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES must list addresses or ranges'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN must have 16 characters or more.'],
    [{ COUNTY_NAME: '县' }, 'COUNTY_NAME must be the name of the county'],
    [{ BUREAU_PHONE: '028-00000110' }, 'BUREAU_PHONE must be a mobile number of mainland China'],
    [{ BUREAU_NAME: 'bureau-7' }, 'BUREAU_NAME must be the name of a person'],
    [
      { COUNTY_NAME: '白石县' },
      'BUREAU_PHONE, BUREAU_NAME must be set too: the first health bureau needs all of',
    ],
    [{ FIELD_KEYS: 'a:tooshort', FIELD_INDEX_KEY: key }, 'FIELD_KEYS must be NAME:KEY'],
    [{ FIELD_KEYS: `a:${key}` }, 'FIELD_INDEX_KEY must be set too'],
    [{ SIMULATOR: 'yes' }, 'SIMULATOR must be on or off.'],
    [{ SIMULATOR: 'off' }, 'SIMULATOR=off leaves nobody to answer log-ins'],
    [{ WECHAT_APPID: 'wx0123456789abcdef' }, 'WECHAT_SECRET must be set too: WeChat log-in needs all of'],
    [{ WECHAT_APPID: '0123', WECHAT_SECRET: 's' }, 'WECHAT_APPID must start with wx'],
    [
      { WECHAT_TEMPLATE_BOOKED: 'abc:time1' },
      "WECHAT_TEMPLATE_BOOKED must be a template's id and its keywords for time, place, number and note",
    ],
    [{ WECHAT_BASE_URL: 'wechat' }, 'WECHAT_BASE_URL must be a web address'],
    [
      { SMS_SECRET_ID: 'id' },
      'SMS_SECRET_KEY, SMS_SDK_APP_ID, SMS_SIGN_NAME, SMS_TEMPLATE_ID must be set too',
    ],
    [{ ...production, SIMULATOR: 'on' }, 'never runs the simulator or demo log-ins: remove SIMULATOR=on.'],
    [{ ...production, WECHAT_APPID: '', WECHAT_SECRET: '' }, 'WECHAT_APPID and WECHAT_SECRET must be set'],
    [{ ...production, FIELD_KEYS: '', FIELD_INDEX_KEY: '' }, 'FIELD_KEYS and FIELD_INDEX_KEY must be set'],
    [{ ...production, PUBLIC_ORIGINS: 'http://a.example.org' }, 'PUBLIC_ORIGINS must all be https://'],
  ])('%o', (variables, sentence) => {
    expect(() => readConfig(variables)).toThrow(sentence)
  })

  test('all mistakes are told at once, and no value is quoted', () => {
    const broken = {
      ...production,
      PORT: 'x',
      LOG_LEVEL: 'y',
      DATABASE_URL: 'mysql://app:secret-word@db/app',
      BUREAU_PHONE: '1390000000secret-word',
    }
    expect(() => readConfig(broken)).toThrow(/PORT[\s\S]+DATABASE_URL[\s\S]+LOG_LEVEL/)
    expect(() => readConfig(broken)).not.toThrow('secret-word')
  })
})
