const MINUTE_SECONDS = 60
const HOUR_SECONDS = 60 * MINUTE_SECONDS
const DAY_SECONDS = 24 * HOUR_SECONDS

/** Seconds until `endsAtMs` on the server's clock, which is `serverAheadMs` ahead of this phone's. Never negative. */
export function secondsLeft(endsAtMs: number, phoneNowMs: number, serverAheadMs: number): number {
  return Math.max(0, Math.ceil((endsAtMs - phoneNowMs - serverAheadMs) / 1000))
}

/** `4:38`, above an hour `2 小时 10 分`, above a day `还有 18 天` (design guide §7). */
export function countdownText(seconds: number): string {
  if (seconds >= DAY_SECONDS) return `还有 ${Math.floor(seconds / DAY_SECONDS)} 天`
  if (seconds >= HOUR_SECONDS) {
    return `${Math.floor(seconds / HOUR_SECONDS)} 小时 ${Math.floor((seconds % HOUR_SECONDS) / MINUTE_SECONDS)} 分`
  }
  return `${Math.floor(seconds / MINUTE_SECONDS)}:${String(seconds % MINUTE_SECONDS).padStart(2, '0')}`
}

/** 「4分38秒」, as a screen reader should say it. */
export function countdownSpoken(seconds: number): string {
  if (seconds >= HOUR_SECONDS) return countdownText(seconds)
  return `${Math.floor(seconds / MINUTE_SECONDS)}分${seconds % MINUTE_SECONDS}秒`
}

/** A ring that spoke every second could not be borne: it speaks twice. */
export function isAnnounced(seconds: number): boolean {
  return seconds === 120 || seconds === 30
}
