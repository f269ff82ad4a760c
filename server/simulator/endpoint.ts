import type { IncomingHttpHeaders } from 'node:http'

/** A request as an endpoint sees it; `body` is the text exactly as it came, because signatures are over it. */
export interface SimulatedRequest {
  readonly method: string
  readonly path: string
  /** As it was asked for: signatures are over it. */
  readonly pathAndQuery: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The same where it is no text. */
  readonly bytes: Buffer
}

export interface SimulatedAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
}

type Endpoint = (request: SimulatedRequest) => SimulatedAnswer

/** `GET /path` → what answers it. */
export type Endpoints = Readonly<Record<string, Endpoint>>

export function json(body: unknown, status = 200): SimulatedAnswer {
  return { status, contentType: 'application/json; charset=utf-8', text: JSON.stringify(body) }
}

export function html(text: string): SimulatedAnswer {
  return { status: 200, contentType: 'text/html; charset=utf-8', text }
}

/** The body as JSON; null when it is none, so that each endpoint can say so in the words of its original. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
