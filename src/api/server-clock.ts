let aheadMs = 0

/** A Date header is cut to the second: on average the server is half a second further. */
const HALF_A_SECOND_MS = 500

/** @param header HTTP Date of an answer; its instant is set against the middle of the request's flight. */
export function noteDateHeader(header: string | undefined, sentAtMs: number, receivedAtMs: number): void {
  const serverMs = Date.parse(header ?? '')
  if (Number.isNaN(serverMs)) return
  aheadMs = serverMs + HALF_A_SECOND_MS - (sentAtMs + receivedAtMs) / 2
}

/** @param serverTime ISO instant inside an answer, exact to the millisecond: better than the header's. */
export function noteServerTime(serverTime: string, sentAtMs: number, receivedAtMs: number): void {
  const serverMs = Date.parse(serverTime)
  if (!Number.isNaN(serverMs)) aheadMs = serverMs - (sentAtMs + receivedAtMs) / 2
}

/** How far the server's clock is ahead of this phone's, as the last answer told; countdowns and 今天 use it. */
export function serverAheadMs(): number {
  return aheadMs
}

/** Now, on the server's clock. */
export function serverNow(): Date {
  return new Date(Date.now() + aheadMs)
}
