export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly header: Readonly<Record<string, string>>
  readonly data: unknown
  readonly timeoutMs: number
}

export interface HttpAnswer {
  readonly statusCode: number
  readonly header: Readonly<Record<string, string>>
  readonly data: unknown
}

/** What wx.request does on a phone, over Node: any status is an answer, only a lost connection is a failure. */
export function sendHttp(request: HttpRequest): { answer: Promise<HttpAnswer>; abort: () => void } {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new Error('timeout')), request.timeoutMs)
  return {
    answer: send(request, controller.signal).finally(() => clearTimeout(timer)),
    abort: () => controller.abort(),
  }
}

async function send({ method, url, header, data }: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const body =
    method === 'GET' || data === undefined
      ? undefined
      : typeof data === 'string'
        ? data
        : JSON.stringify(data)
  const response = await fetch(url, {
    method,
    signal,
    headers: { 'content-type': 'application/json', ...header },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  return { statusCode: response.status, header: Object.fromEntries(response.headers), data: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
