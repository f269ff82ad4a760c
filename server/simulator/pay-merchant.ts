import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type { WechatPayConfig } from '../platform/config/wechat-pay-settings'

/** The merchant's account at the simulated WeChat Pay, with the halves of the keys that only WeChat has. */
export interface SimulatedMerchant extends Omit<WechatPayConfig, 'baseUrl' | 'notifyOrigin'> {
  readonly appId: string
  readonly merchantKey: KeyObject
  readonly platformPrivateKey: KeyObject
}

/** Made once a process. Short on purpose: they guard nothing, and longer ones take half a second of every start. */
const KEY_BITS = 1024
let keys: { merchant: KeyPair; platform: KeyPair } | undefined
type KeyPair = ReturnType<typeof newPair>

export function createMerchant(appId: string): SimulatedMerchant {
  keys ??= { merchant: newPair(), platform: newPair() }
  return {
    appId,
    merchantId: '1900000001',
    serial: randomBytes(20).toString('hex').toUpperCase(),
    privateKey: keys.merchant.privateKey,
    merchantKey: keys.merchant.publicKey,
    apiV3Key: randomBytes(16).toString('hex'),
    platformKeyId: `PUB_KEY_ID_01${randomBytes(12).toString('hex')}`,
    platformKey: keys.platform.publicKey,
    platformPrivateKey: keys.platform.privateKey,
  }
}

function newPair() {
  return generateKeyPairSync('rsa', { modulusLength: KEY_BITS })
}
