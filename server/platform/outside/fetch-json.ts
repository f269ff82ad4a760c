export interface OutgoingCall {
  readonly method: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | FormData
  readonly timeoutMs: number
}

/** What came of a call: the body as JSON whatever the status, or why there is none. */
export type OutgoingAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'failed'; readonly cause: 'timeout' | 'network' | 'not-json' | 'too-large' }

/** No answer of the systems we call comes near it; it keeps a broken one from filling the memory. */
const MAX_ANSWER_BYTES = 1_000_000

/**
 * Calls another system. Always ends within `timeoutMs` milliseconds, the reading of the body included. Never throws
 * and never repeats: whether a call may be made twice only its caller knows. The address may hold secrets, so it
 * is in no answer and no log.
 */
export async function fetchJson(url: URL, call: OutgoingCall): Promise<OutgoingAnswer> {
  const { timeoutMs, ...request } = call
  try {
    const response = await fetch(url, {
      ...request,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await readText(response)
    if (text === null) return { kind: 'failed', cause: 'too-large' }
    return { kind: 'answered', status: response.status, body: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'failed', cause: 'not-json' }
    const isTimeout = error instanceof DOMException && error.name === 'TimeoutError'
    return { kind: 'failed', cause: isTimeout ? 'timeout' : 'network' }
  }
}

async function readText(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MAX_ANSWER_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
