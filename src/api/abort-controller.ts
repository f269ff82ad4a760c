type Listener = (event: { readonly type: 'abort' }) => void

/**
 * The part of the web's AbortSignal that TanStack Query and tRPC use. The phone has none; webpack's ProvidePlugin
 * puts this in its place in the WeChat build only (config/index.ts).
 */
export class AbortSignal {
  aborted = false
  reason: unknown = undefined
  onabort: Listener | null = null
  private readonly listeners = new Set<Listener>()

  addEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.delete(listener)
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  /** Fires once; later calls change nothing. */
  fire(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason ?? Object.assign(new Error('aborted'), { name: 'AbortError' })
    const event = { type: 'abort' } as const
    this.onabort?.(event)
    for (const listener of this.listeners) listener(event)
    this.listeners.clear()
  }
}

export class AbortController {
  readonly signal = new AbortSignal()

  abort(reason?: unknown): void {
    this.signal.fire(reason)
  }
}
