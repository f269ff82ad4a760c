import {
  createCipheriv,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
} from 'node:crypto'
import { toIsoShanghai } from '#domain/kernel/time'
import type { SimulatedMerchant } from './pay-merchant'

/** What can be made of the next notices. */
export const NOTICE_FAULTS = [
  'drop',
  'twice',
  'late',
  /** After the one that follows it. */
  'after-next',
  'forged',
  'stale',
  'wrong-amount',
  'wrong-merchant',
] as const
export type NoticeFault = (typeof NOTICE_FAULTS)[number]

export interface NoticeContent {
  readonly url: string
  readonly event: string
  /** What is sealed inside. */
  readonly resource: Readonly<Record<string, unknown>>
}

/** A notice as it goes over the line. */
export interface SignedNotice {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface PayNotices {
  readonly send: (content: NoticeContent) => void
  readonly plan: (fault: NoticeFault, times?: number) => void
  /** From now on nothing goes out: whoever tests takes them and delivers as it likes. */
  readonly hold: () => void
  /** What was held back, oldest first, signed at this moment. */
  readonly take: () => SignedNotice[]
}

/** WeChat tries again after these pauses when it is not answered with success; the last ones, of hours, are left out. */
const RETRY_PAUSES_MS = [15_000, 15_000, 30_000, 180_000, 600_000, 1_200_000, 1_800_000]
const LATE_MS = 3_000
const STALE_MS = 6 * 60_000
const ANSWER_WITHIN_MS = 5_000

/** WeChat Pay telling a merchant what happened: sealed with its APIv3 key, signed with the platform's key. */
export function createPayNotices(merchant: SimulatedMerchant, now: () => Date): PayNotices {
  const planned: NoticeFault[] = []
  let held: (() => SignedNotice)[] | null = null
  let waiting: (() => SignedNotice) | null = null

  function put(notice: () => SignedNotice, pauseMs = 0): void {
    if (held) held.push(notice)
    else later(pauseMs, () => deliver(notice, 0))
  }

  return {
    send(content) {
      const fault = planned.shift()
      const notice = prepare(merchant, content, fault, now)
      if (fault === 'drop') return
      if (fault === 'after-next') {
        waiting = notice
        return
      }
      put(notice, fault === 'late' ? LATE_MS : 0)
      if (fault === 'twice') put(notice)
      if (waiting) put(waiting)
      waiting = null
    },
    plan(fault, times = 1) {
      for (let time = 0; time < times; time++) planned.push(fault)
    },
    hold() {
      held ??= []
    },
    take() {
      const taken = held ?? []
      if (held) held = []
      return taken.map((notice) => notice())
    },
  }
}

/** Signed anew at each attempt, as WeChat does; its number stays. */
function prepare(
  merchant: SimulatedMerchant,
  { url, event, resource }: NoticeContent,
  fault: NoticeFault | undefined,
  now: () => Date,
): () => SignedNotice {
  const id = randomUUID()
  const createTime = toIsoShanghai(now())
  const inside = spoil(resource, fault)
  const body = JSON.stringify({
    id,
    create_time: createTime,
    resource_type: 'encrypt-resource',
    event_type: event,
    summary: event,
    resource: {
      original_type: 'transaction',
      algorithm: 'AEAD_AES_256_GCM',
      ...seal(merchant.apiV3Key, inside),
    },
  })
  return () => {
    const at = now().getTime() - (fault === 'stale' ? STALE_MS : 0)
    const key = fault === 'forged' ? strangersKey() : merchant.platformPrivateKey
    return { url, body, headers: signatureHeaders(body, at, key, merchant.platformKeyId) }
  }
}

/** The four headers with which WeChat signs what it says. */
export function signatureHeaders(
  body: string,
  atMs: number,
  key: KeyObject,
  keyId: string,
): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000))
  const nonce = randomBytes(16).toString('hex')
  const signature = sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key)
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': signature.toString('base64'),
    'Wechatpay-Serial': keyId,
  }
}

function spoil(
  resource: NoticeContent['resource'],
  fault: NoticeFault | undefined,
): Readonly<Record<string, unknown>> {
  if (fault === 'wrong-merchant') return { ...resource, mchid: '1900000009' }
  if (fault !== 'wrong-amount') return resource
  const amount = resource.amount as Record<string, number>
  const more = Object.fromEntries(
    Object.entries(amount).map(([name, value]) => [name, typeof value === 'number' ? value + 1 : value]),
  )
  return { ...resource, amount: more }
}

function seal(key: string, resource: object): { ciphertext: string; nonce: string; associated_data: string } {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from('transaction'))
  const sealed = [cipher.update(JSON.stringify(resource), 'utf8'), cipher.final(), cipher.getAuthTag()]
  return { ciphertext: Buffer.concat(sealed).toString('base64'), nonce, associated_data: 'transaction' }
}

async function deliver(notice: () => SignedNotice, attempt: number): Promise<void> {
  const { url, headers, body } = notice()
  const wasHeard = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).then(
    (answer) => answer.ok,
    () => false,
  )
  const pauseMs = RETRY_PAUSES_MS[attempt]
  if (!wasHeard && pauseMs !== undefined) later(pauseMs, () => deliver(notice, attempt + 1))
}

function later(pauseMs: number, work: () => Promise<void>): void {
  setTimeout(() => void work(), pauseMs).unref()
}

let stranger: KeyObject | undefined
function strangersKey(): KeyObject {
  stranger ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  return stranger
}
