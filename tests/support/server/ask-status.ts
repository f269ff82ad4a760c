/** What a phone sees of a server that may be in trouble. */
export interface Status {
  /** Null: no answer within the time a phone waits. */
  readonly status: number | null
  readonly retryAfterSeconds: number | null
  readonly domainCode: string | null
  readonly tookMs: number
}

const PATIENCE_MS = 15_000

export async function askStatus(
  address: string,
  procedure: string,
  input: object,
  token: string | null = null,
): Promise<Status> {
  const askedAt = performance.now()
  try {
    const response = await fetch(`${address}/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const { error } = (await response.json()) as { error?: { data: { domainCode: string } } }
    const retryAfter = response.headers.get('retry-after')
    return {
      status: response.status,
      retryAfterSeconds: retryAfter === null ? null : Number(retryAfter),
      domainCode: error?.data.domainCode ?? null,
      tookMs: performance.now() - askedAt,
    }
  } catch {
    return { status: null, retryAfterSeconds: null, domainCode: null, tookMs: performance.now() - askedAt }
  }
}
