import type { IncomingHttpHeaders } from 'node:http'
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin'
import * as z from 'zod/mini'
import type { NoticeDoubt, PayNotice } from '../platform/outside/wechat-pay'
import { readRefundNotice, readTransaction } from './pay-answers'
import type { PaySettings } from './pay-call'

/** Older ones may have been overheard and kept; WeChat signs each attempt anew. */
const MAX_AGE_SECONDS = 300

const envelope = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  create_time: z.iso.datetime({ offset: true }),
  event_type: z.string().check(z.regex(/^[A-Z]{1,20}\.[A-Z_]{1,20}$/)),
  resource: z.looseObject({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z._default(z.string(), ''),
  }),
})

/** A notice as WeChat sent it: first whether it is from WeChat, then what it says. `body` is the text byte for byte. */
export function readNotice(
  settings: PaySettings,
  headers: IncomingHttpHeaders,
  body: string,
  now: Date,
): PayNotice | NoticeDoubt {
  const doubt = doubtOf(settings, headers, body, now)
  if (doubt) return doubt
  const read = envelope.safeParse(jsonIn(body)).data
  if (!read) return 'unreadable'
  const opened = open(settings.apiV3Key, read.resource)
  if (opened === null) return 'unreadable'
  const { id, event_type: event } = read
  if (event.startsWith('REFUND.')) {
    const told = readRefundNotice(opened, settings, new Date(read.create_time))
    return told === null
      ? 'unreadable'
      : told === 'other-merchant'
        ? told
        : { id, event, kind: 'refund', ...told }
  }
  const told = readTransaction(opened, settings)
  return told === null
    ? 'unreadable'
    : told === 'other-merchant'
      ? told
      : { id, event, kind: 'payment', ...told }
}

function doubtOf(
  { platformKeyId, platformKey }: PaySettings,
  headers: IncomingHttpHeaders,
  body: string,
  now: Date,
): NoticeDoubt | null {
  const [timestamp, nonce, signature, serial] = ['timestamp', 'nonce', 'signature', 'serial'].map(
    (name) => headers[`wechatpay-${name}`],
  )
  if (typeof timestamp !== 'string' || typeof nonce !== 'string') return 'headers'
  if (typeof signature !== 'string' || typeof serial !== 'string') return 'headers'
  const ageSeconds = Math.abs(now.getTime() / 1000 - Number(timestamp))
  if (!(ageSeconds <= MAX_AGE_SECONDS)) return 'too-old'
  if (serial !== platformKeyId) return 'serial'
  return Rsa.verify(Formatter.response(timestamp, nonce, body), signature, platformKey) ? null : 'signature'
}

/** Null when it was sealed with another key, or changed. */
function open(
  key: string,
  { ciphertext, nonce, associated_data: aad }: z.infer<typeof envelope>['resource'],
): unknown {
  try {
    return jsonIn(Aes.AesGcm.decrypt(ciphertext, key, nonce, aad))
  } catch {
    return null
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
