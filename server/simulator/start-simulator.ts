import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { SmsSettings } from '../sms/tencent-sms'
import type { PaySettings } from '../wechat/pay-call'
import type { SubscribeMessageSettings } from '../wechat/subscribe-message'
import { type Endpoints, json, type SimulatedAnswer, type SimulatedRequest } from './endpoint'
import { answerInstead, createFaults, type Faults } from './fault'
import { createOneTimeCodes } from './one-time-codes'
import { createOutbox, type Outbox } from './outbox'
import { ownEndpoints } from './own-endpoints'
import { createPayDesk } from './pay-desk'
import { type PayServer, payEndpoints } from './pay-endpoints'
import { createMerchant } from './pay-merchant'
import { createPayNotices } from './pay-notices'
import { PAYER_PATH, payerEndpoints } from './payer-endpoints'
import { smsEndpoint } from './sms-endpoint'
import { createSubscriptions, SIMULATED_TEMPLATES } from './subscriptions'
import { type SimulatedMiniProgram, wechatEndpoints } from './wechat-endpoints'

/** Room for a picture that is too large, so that it can be refused as the original does. */
const MAX_BODY_BYTES = 2_000_000
/** WeChat gives every mini-program this many numbers to try the interface with. */
const TRIAL_PHONE_QUOTA = 1000

export interface Simulator {
  readonly url: string
  /** With what the real clients find and open it; keys are made anew at every start. */
  readonly wechat: Omit<SubscribeMessageSettings, 'timeoutMs' | 'miniprogramState'>
  readonly sms: Omit<SmsSettings, 'timeoutMs'>
  readonly payMerchant: Omit<PaySettings, 'timeoutMs' | 'notifyOrigin'>
  /** Where a payer agrees who has no WeChat. */
  readonly payerUrl: string
  readonly pay: PayServer
  readonly program: SimulatedMiniProgram
  readonly outbox: Outbox
  readonly faults: Faults
  readonly close: () => Promise<void>
}

/** The outside systems on loopback. `port` 0 takes any free one. */
export async function startSimulator({ port, now }: { port: number; now: () => Date }): Promise<Simulator> {
  const outbox = createOutbox()
  const faults = createFaults()
  const program: SimulatedMiniProgram = {
    appId: `wx${randomBytes(8).toString('hex')}`,
    appSecret: randomBytes(16).toString('hex'),
    logInCodes: createOneTimeCodes(now),
    phoneCodes: createOneTimeCodes(now),
    phoneQuota: { left: TRIAL_PHONE_QUOTA },
    subscriptions: createSubscriptions(),
  }
  const smsAccount = {
    secretId: `AKID${randomBytes(16).toString('hex')}`,
    secretKey: randomBytes(16).toString('hex'),
    sdkAppId: '1400000000',
    signName: '家门口健康示例',
    templateId: '100001',
  }
  const merchant = createMerchant(program.appId)
  const notices = createPayNotices(merchant, now)
  const pay: PayServer = { merchant, desk: createPayDesk(now), notices, refundEnds: [] }
  let url = ''
  const payEndpoint = payEndpoints(pay, now, () => url)
  const endpoints = {
    ...wechatEndpoints(program, now),
    ...smsEndpoint({ ...smsAccount, outbox }, now),
    ...ownEndpoints(program, outbox, faults),
    ...payerEndpoints(pay, now),
  }

  const server = createServer((request, response) => {
    answer(request, response, endpoints, payEndpoint, faults).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    wechat: {
      baseUrl: url,
      appId: program.appId,
      appSecret: program.appSecret,
      templates: SIMULATED_TEMPLATES,
    },
    sms: { baseUrl: url, region: 'ap-guangzhou', ...smsAccount },
    payMerchant: { ...merchant, baseUrl: url },
    payerUrl: `${url}${PAYER_PATH}`,
    pay,
    program,
    outbox,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  endpoints: Endpoints,
  payEndpoint: (request: SimulatedRequest) => SimulatedAnswer,
  faults: Faults,
): Promise<void> {
  allowLocalPages(request, response)
  const bytes = await readBody(request)
  const url = new URL(request.url ?? '/', 'http://localhost')
  const { method = '', url: pathAndQuery = '' } = request
  const isPay = url.pathname.startsWith('/v3/')
  const endpoint = isPay ? payEndpoint : endpoints[`${method} ${url.pathname}`]
  if (request.method === 'OPTIONS')
    return send(response, { status: 204, contentType: 'text/plain', text: '' })
  if (!endpoint) return send(response, json({ message: 'no such endpoint', id: randomUUID() }, 404))

  const fault = faults.next(url.pathname)
  const instead = fault && answerInstead(fault)
  if (instead) return send(response, instead)
  const own = endpoint({
    method,
    path: url.pathname,
    pathAndQuery,
    query: url.searchParams,
    headers: request.headers,
    body: bytes.toString('utf8'),
    bytes,
  })
  if (fault?.kind === 'lost') throw new Error('the answer is lost on purpose')
  if (fault?.kind === 'garbled') return send(response, { ...own, text: '<html>502 Bad Gateway</html>' })
  if (fault?.kind === 'slow') await delay(fault.delayMs, undefined, { ref: false })
  send(response, own)
}

/** The demo's pages come from another port of this machine; no other site may read codes and messages. */
function allowLocalPages(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers
  if (!origin || !/^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin)) return
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-allow-headers', 'content-type')
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES) throw new RangeError('body too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, { status, contentType, text, headers }: SimulatedAnswer): void {
  response.writeHead(status, { 'content-type': contentType, ...headers })
  response.end(text)
}
