import { localDateOf, MINUTE_MS } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'

const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES

/** `等了不到 1 分钟`, `等了 12 分钟`, `等了 3 小时`, `等了 2 天`. Both on the server's clock. */
export function waitedInWords(createdAt: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(createdAt)) / MINUTE_MS))
  if (minutes < 1) return '等了不到 1 分钟'
  if (minutes < HOUR_MINUTES) return `等了 ${minutes} 分钟`
  if (minutes < DAY_MINUTES) return `等了 ${Math.floor(minutes / HOUR_MINUTES)} 小时`
  return `等了 ${Math.floor(minutes / DAY_MINUTES)} 天`
}

/** `12月5日 过期`: what nobody answers until then is over. */
export function expiresInWords(expiresAt: string, now: Date): string {
  return `${dateInWords(localDateOf(new Date(expiresAt)), localDateOf(now))} 过期`
}
