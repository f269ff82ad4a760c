import type Taro from '@tarojs/taro'
import { type Operation, TRPCClientError, type TRPCLink } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'
import { observable } from '@trpc/server/observable'

export interface TaroLinkOptions {
  /** Without a slash at the end: `https://…/trpc`. */
  url: string
  /** `Taro.request`; an argument so that a test can send over Node. */
  send: typeof Taro.request
  headers: () => Record<string, string>
  /** Sees every answer before its readers do: the clock and the session live from it. */
  onAnswer: (answer: Answer) => void
}

export interface Answer {
  readonly sentAtMs: number
  readonly receivedAtMs: number
  /** Lower-case names. */
  readonly header: Readonly<Record<string, string>>
  /** One result or error for each call, in order. */
  readonly bodies: readonly unknown[]
}

/** The server refuses longer batches. */
const MAX_BATCH = 10
const TIMEOUT_MS = 15_000

interface Call {
  readonly op: Operation
  readonly settle: (body: unknown, statusCode: number) => void
  readonly fail: (error: Error) => void
  abandoned: boolean
  onAbandoned?: () => void
}

/**
 * tRPC over Taro.request, the only HTTP that a phone has. Queries of one turn travel together; a mutation travels
 * alone, so that its answer waits for nothing else. All are sent by POST: what a family asks about stays out of URLs
 * and access logs (the server allows the method override).
 */
export function taroLink(options: TaroLinkOptions): TRPCLink<AnyRouter> {
  return () => {
    let waiting: Call[] = []
    const flush = () => {
      const calls = waiting.filter((call) => !call.abandoned)
      waiting = []
      for (let start = 0; start < calls.length; start += MAX_BATCH)
        sendTogether(calls.slice(start, start + MAX_BATCH), options)
    }
    const enqueue = (call: Call) => {
      if (call.op.type === 'mutation') return sendTogether([call], options)
      if (waiting.push(call) === 1) setTimeout(flush, 0)
    }
    return ({ op }) =>
      observable((observer) => {
        const call: Call = {
          op,
          abandoned: false,
          settle(body, statusCode) {
            const result = resultOf(body)
            if (!result) return observer.error(errorOf(body, statusCode))
            observer.next({ result: { type: 'data', data: result.data } })
            observer.complete()
          },
          fail: (error) => observer.error(TRPCClientError.from(error)),
        }
        const abandon = () => {
          if (call.abandoned) return
          call.abandoned = true
          call.onAbandoned?.()
          call.fail(Object.assign(new Error('aborted'), { name: 'AbortError' }))
        }
        // A promise call is cancelled through its signal; only a subscriber unsubscribes.
        op.signal?.addEventListener('abort', abandon)
        enqueue(call)
        return () => op.signal?.removeEventListener('abort', abandon)
      })
  }
}

function sendTogether(calls: readonly Call[], { url, send, headers, onAnswer }: TaroLinkOptions): void {
  const sentAtMs = Date.now()
  const task = send({
    url: `${url}/${calls.map(({ op }) => op.path).join(',')}?batch=1`,
    method: 'POST',
    header: { 'content-type': 'application/json', ...headers(), ...placeOf(calls) },
    data: JSON.stringify(Object.fromEntries(calls.map(({ op }, index) => [index, op.input]))),
    dataType: 'json',
    timeout: TIMEOUT_MS,
    success({ data, statusCode, header }) {
      // A refusal of the whole request, such as a rate limit, is one error for all.
      const bodies = calls.map((_, index) => (Array.isArray(data) ? data[index] : data))
      onAnswer({ sentAtMs, receivedAtMs: Date.now(), header: lowerCase(header), bodies })
      calls.forEach((call, index) => !call.abandoned && call.settle(bodies[index], statusCode))
    },
    fail({ errMsg }) {
      for (const call of calls) if (!call.abandoned) call.fail(new Error(errMsg))
    },
  })
  // Taro also rejects the promise that it returns; `fail` has told already.
  task.catch(() => {})
  for (const call of calls) {
    call.onAbandoned = () => {
      if (calls.every(({ abandoned }) => abandoned)) task.abort?.()
    }
  }
}

/** The ticket of a place in line, for the call that waits; whoever else travels with it has none. */
function placeOf(calls: readonly Call[]): Record<string, string> {
  const tickets = calls.map(({ op }) => op.context.placeTicket)
  const ticket = tickets.find((one) => typeof one === 'string')
  return ticket ? { 'x-place': ticket } : {}
}

function resultOf(body: unknown): { data?: unknown } | undefined {
  return isRecord(body) && isRecord(body.result) ? body.result : undefined
}

function errorOf(body: unknown, statusCode: number): TRPCClientError<AnyRouter> {
  if (isRecord(body) && isRecord(body.error)) {
    return TRPCClientError.from({ error: body.error as never }, { meta: { statusCode } })
  }
  return TRPCClientError.from(new Error(`answered ${statusCode} without a result`), { meta: { statusCode } })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Phones hand over header names as the server wrote them; browsers in lower case. */
function lowerCase(header: Record<string, unknown> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(header ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}
