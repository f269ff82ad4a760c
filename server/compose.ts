import { createPrivateKey, createPublicKey } from 'node:crypto'
import path from 'node:path'
import { createAccess } from './access'
import { createNotices } from './features/message/tell'
import { createAdmission } from './platform/admission/admission'
import { createPlaceTickets } from './platform/admission/place-ticket'
import { createAuditTrail } from './platform/audit'
import type { Config } from './platform/config/config'
import type { SharedContext } from './platform/context'
import type { DatabaseAccess } from './platform/database/database'
import type { ReadLists } from './platform/database/read-lists'
import type { Log } from './platform/log'
import type { OutsideSystems } from './platform/outside/outside-systems'
import type { WechatPay } from './platform/outside/wechat-pay'
import type { Shutdown } from './platform/process/shutdown'
import { createRuleTable } from './platform/rule-table'
import { createFieldCrypto } from './platform/sealing/field-crypto'
import { keptFieldKeys } from './platform/sealing/field-keys'
import { createSealedFiles } from './platform/sealing/sealed-files'
import { RESTORERS } from './restorers'
import { type Simulator, startSimulator } from './simulator/start-simulator'
import { createTencentSms } from './sms/tencent-sms'
import { createContentChecks } from './wechat/content-check'
import { createSubscribeMessages } from './wechat/subscribe-message'
import { createWechatIdentity } from './wechat/wechat-identity'
import { createWechatPay } from './wechat/wechat-pay'

const OUTSIDE_CALL_TIMEOUT_MS = 3_000
/** An order takes WeChat longer than a message; nobody's transaction waits for it. */
const PAY_CALL_TIMEOUT_MS = 5_000

/** Where and with what the simulator is spoken to: in words, so that every worker can be told. */
export interface SimulatedOutside extends Pick<Simulator, 'url' | 'wechat' | 'sms' | 'payerUrl'> {
  readonly payMerchant: Omit<Simulator['payMerchant'], 'privateKey' | 'platformKey'> & {
    /** PEM */
    readonly privateKey: string
    readonly platformKey: string
  }
}

/** One simulator for all processes of this machine: a code that it sent to one of them is good at each. */
export async function startSimulatedOutside(shutdown: Shutdown): Promise<SimulatedOutside> {
  const simulator = await startSimulator({ port: 0, now: () => new Date() })
  shutdown.add({ name: 'simulator', run: simulator.close })
  const { url, wechat, sms, payerUrl, payMerchant } = simulator
  const { merchantId, appId, serial, apiV3Key, platformKeyId, baseUrl, privateKey, platformKey } = payMerchant
  return {
    url,
    wechat,
    sms,
    payerUrl,
    payMerchant: {
      merchantId,
      appId,
      serial,
      apiV3Key,
      platformKeyId,
      baseUrl,
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      platformKey: platformKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
  }
}

interface Composing {
  readonly config: Config
  readonly log: Log
  readonly now: () => Date
  readonly database: Pick<DatabaseAccess, 'db' | 'plain' | 'transaction'>
  /** Absent: lists are read where everything is. */
  readonly readLists?: ReadLists
  readonly simulated: SimulatedOutside | null
  /** Where this server is reached, once it listens. */
  readonly ownAddress: () => string
}

/** What every request and every job is given. */
export function composeShared(composing: Composing): SharedContext {
  const { config, log, now, database, simulated } = composing
  const fieldCrypto = createFieldCrypto(config.fieldKeys ?? keptFieldKeys(config.dataDir))
  const outside = connectOutside(composing)
  return {
    log,
    now,
    db: database.db,
    transaction: database.transaction,
    plain: database.plain,
    readLists: composing.readLists ?? ((read) => read(database.db)),
    fieldCrypto,
    files: createSealedFiles(path.join(config.dataDir, 'attachments'), fieldCrypto),
    rules: createRuleTable(database.db),
    access: createAccess(fieldCrypto),
    audit: createAuditTrail(),
    notices: createNotices(outside.subscribeMessages),
    restorers: RESTORERS,
    outside,
    admit: createAdmission({
      tickets: createPlaceTickets(fieldCrypto.index('admission.place', 'tickets')),
      now: () => now().getTime(),
    }),
    isDemonstration: simulated !== null,
  }
}

/** The same clients whoever answers them: WeChat and the SMS provider, or the simulator on this machine. */
function connectOutside({ config, simulated, ownAddress, now, log }: Composing): OutsideSystems {
  const wechat = simulated?.wechat ?? config.wechat
  const sms = simulated?.sms ?? config.sms
  if (!wechat) throw new Error('WECHAT_APPID and WECHAT_SECRET must be set')
  const timeoutMs = OUTSIDE_CALL_TIMEOUT_MS
  const miniprogramState = config.isProduction ? 'formal' : 'developer'
  return {
    wechat: createWechatIdentity({ ...wechat, timeoutMs }, now, log),
    phoneCodes: sms
      ? createTencentSms({ ...sms, timeoutMs }, now, log)
      : { send: async () => ({ refusal: 'sms_unavailable' }) },
    subscribeMessages: createSubscribeMessages({ ...wechat, timeoutMs, miniprogramState }, now, log),
    contentChecks: createContentChecks({ ...wechat, timeoutMs }, now, log),
    payments: connectPayments({ config, simulated, ownAddress, now, log }),
  }
}

/** Null where money is neither taken nor simulated. */
function connectPayments({
  config: { wechat, wechatPay },
  simulated,
  ownAddress,
  now,
  log,
}: Omit<Composing, 'database'>): WechatPay | null {
  const timeoutMs = PAY_CALL_TIMEOUT_MS
  if (simulated) {
    const { payMerchant, payerUrl } = simulated
    const keys = {
      privateKey: createPrivateKey(payMerchant.privateKey),
      platformKey: createPublicKey(payMerchant.platformKey),
    }
    return createWechatPay(
      { ...payMerchant, ...keys, payerUrl, timeoutMs, notifyOrigin: ownAddress },
      now,
      log,
    )
  }
  if (!wechat || !wechatPay) return null
  const { notifyOrigin, ...merchant } = wechatPay
  const appId = wechat.appId
  return createWechatPay({ ...merchant, appId, timeoutMs, notifyOrigin: () => notifyOrigin }, now, log)
}
