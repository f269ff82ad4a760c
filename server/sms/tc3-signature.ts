import { createHash, createHmac } from 'node:crypto'

export interface SignedRequest {
  readonly secretId: string
  readonly secretKey: string
  /** The product, such as `sms`. */
  readonly service: string
  readonly host: string
  /** As in X-TC-Action. */
  readonly action: string
  /** Unix seconds, as in X-TC-Timestamp. */
  readonly timestamp: number
  /** The body exactly as it is sent. */
  readonly payload: string
}

export const SIGNED_CONTENT_TYPE = 'application/json; charset=utf-8'

/**
 * The Authorization header of a Tencent Cloud API 3.0 call: POST, JSON, path `/`, signature method v3
 * (TC3-HMAC-SHA256).
 */
export function tc3Authorization(request: SignedRequest): string {
  const { secretId, secretKey, service, host, action, timestamp, payload } = request
  const signedHeaders = 'content-type;host;x-tc-action'
  const canonicalRequest = [
    'POST',
    '/',
    '',
    `content-type:${SIGNED_CONTENT_TYPE}`,
    `host:${host}`,
    `x-tc-action:${action.toLowerCase()}`,
    '',
    signedHeaders,
    sha256Hex(payload),
  ].join('\n')

  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const stringToSign = ['TC3-HMAC-SHA256', timestamp, scope, sha256Hex(canonicalRequest)].join('\n')
  const signingKey = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request')
  const signature = hmac(signingKey, stringToSign).toString('hex')
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
