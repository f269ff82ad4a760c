const MINUTE_SECONDS = 60

/** Whole seconds since the instant, on the server's clock; never negative. */
export function secondsSince(instant: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / 1000))
}

/** `0:38`, `12:05`: the time a visit has taken so far, in figures. */
export function runningTime(seconds: number): string {
  return `${Math.floor(seconds / MINUTE_SECONDS)}:${String(seconds % MINUTE_SECONDS).padStart(2, '0')}`
}

/** `已 3 分 20 秒` */
export function runningInWords(seconds: number): string {
  return `已 ${Math.floor(seconds / MINUTE_SECONDS)} 分 ${seconds % MINUTE_SECONDS} 秒`
}
