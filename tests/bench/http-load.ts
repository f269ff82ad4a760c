import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Measured, measureInFlight } from './in-flight'
import { quantile } from './quantile'

export interface Call {
  readonly path: string
  readonly body: string
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Load {
  readonly port: number
  readonly clients: number
  readonly calls: readonly Call[]
  /** How long each client waits between its calls; together they begin spread over one pause. */
  readonly pauseMs?: number
  /** Whether an answer is the one that was hoped for. */
  readonly isSuccess: (status: number, body: string) => boolean
}

export interface OpenLoad extends Omit<Load, 'clients' | 'pauseMs'> {
  /** When each call is meant to be sent, in ms from the start; every phone has a connection of its own. */
  readonly sendAtMs: readonly number[]
}

/** An open loop: nobody waits for the answer to another's call. Latencies count from the moment meant. */
export async function runOpenLoad({ port, calls, sendAtMs, isSuccess }: OpenLoad): Promise<OpenMeasured> {
  const agent = new http.Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  const latencies: number[] = []
  const answers: Answer[] = []
  const startedAt = performance.now()
  await Promise.all(
    calls.map(async (call, index) => {
      const meantAt = startedAt + (sendAtMs[index] ?? 0)
      await sleep(meantAt - performance.now())
      const answer = await send(agent, port, call).catch(() => ({ status: 0, body: '' }))
      latencies.push(performance.now() - meantAt)
      answers.push(answer)
    }),
  )
  agent.destroy()
  latencies.sort((a, b) => a - b)
  const successes = answers.filter(({ status, body }) => isSuccess(status, body)).length
  return {
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    maxMs: latencies.at(-1) ?? 0,
    successes,
    unanswered: answers.filter(({ status }) => status === 0).length,
    serverErrors: answers.filter(({ status }) => status >= 500).length,
  }
}

export interface OpenMeasured {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  readonly successes: number
  readonly unanswered: number
  readonly serverErrors: number
}

/** A closed loop: each client sends its next call when the last was answered, over a connection kept open. */
export async function runLoad({ port, clients, calls, pauseMs, isSuccess }: Load): Promise<Measured> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients })
  const answer = async (call: Call): Promise<string | null> => {
    const { status, body } = await send(agent, port, call)
    return isSuccess(status, body) ? null : body
  }
  try {
    return await measureInFlight(clients, calls, answer, pauseMs)
  } finally {
    agent.destroy()
  }
}

export interface Answer {
  readonly status: number
  readonly body: string
}

export function send(agent: http.Agent, port: number, call: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers: http.OutgoingHttpHeaders = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(call.body),
      ...(call.token ? { authorization: `Bearer ${call.token}` } : {}),
      ...call.headers,
    }
    const request = http.request(
      { agent, port, host: '127.0.0.1', method: 'POST', path: call.path, headers, timeout: 30_000 },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        )
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(call.body)
  })
}
