import { setTimeout as sleep } from 'node:timers/promises'

/** A phone on the network: it knows its token and what it asked for, and may never hear the answer. */
export interface Phone {
  readonly token: string
  readonly patientId: string
}

export type Reply<T> =
  | { readonly kind: 'answer'; readonly data: T }
  | { readonly kind: 'refusal'; readonly code: string }
  | { readonly kind: 'silence' }

const TIMEOUT_MS = 10_000
const ASK_AGAIN_MS = 50
/** Five minutes of a server that refuses at once: longer than any fault is injected. */
const MAX_ATTEMPTS = 6_000

/** One call over HTTP. Silence means that nobody can know whether it was done. */
export async function call<T>(
  address: string,
  token: string | null,
  procedure: string,
  input: object,
): Promise<Reply<T>> {
  try {
    const response = await fetch(`${address}/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const { result, error } = (await response.json()) as {
      result?: { data: T }
      error?: { data: { domainCode: string } }
    }
    if (error) return { kind: 'refusal', code: error.data.domainCode }
    return result ? { kind: 'answer', data: result.data } : { kind: 'silence' }
  } catch {
    return { kind: 'silence' }
  }
}

/**
 * What a phone does that heard nothing, or `busy`: the same wish, with the same key, until it is answered or refused.
 * `address` is asked each time: a server that was started again listens elsewhere.
 */
export async function insist<T>(
  address: () => string,
  token: string,
  procedure: string,
  input: object,
): Promise<Reply<T>> {
  for (let attempt = 1; ; attempt++) {
    const reply = await call<T>(address(), token, procedure, input)
    const isOpen = reply.kind === 'silence' || (reply.kind === 'refusal' && reply.code === 'busy')
    if (!isOpen || attempt === MAX_ATTEMPTS) return reply
    await sleep(ASK_AGAIN_MS)
  }
}
