import type { IncomingHttpHeaders } from 'node:http'

/**
 * What a phone calls itself; null for one that says nothing, or what no phone of ours would say. Anybody can make one up,
 * so it may only ever add a limit, never lift one (decision 176).
 */
export function deviceOf(headers: Readonly<IncomingHttpHeaders>): string | null {
  const name = headers['x-device']
  return typeof name === 'string' && /^[\da-f-]{36}$/.test(name) ? name : null
}
