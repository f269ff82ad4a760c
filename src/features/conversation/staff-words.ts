import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { localTimeOf, MINUTE_MS } from '#domain/kernel/time'
import type { StaffMessage, StaffThreadRow } from './use-staff-thread'

const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES

/** `周*满 · 男 · 14个月` */
export function writerInWords({ nameMasked, sex, ageMonths }: StaffThreadRow): string {
  const age = ageMonths < 24 ? `${ageMonths}个月` : `${Math.floor(ageMonths / 12)}岁`
  return `${nameMasked} · ${SEX_NAMES_ZH[sex]} · ${age}`
}

/** `等了 12 分钟`, or that nobody waits. `now` is on the server's clock. */
export function waitInWords({ waitingSince }: Pick<StaffThreadRow, 'waitingSince'>, now: Date): string {
  if (waitingSince === null) return '都回了'
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(waitingSince)) / MINUTE_MS))
  if (minutes < HOUR_MINUTES) return `等了 ${minutes} 分钟`
  if (minutes < DAY_MINUTES) return `等了 ${Math.floor(minutes / HOUR_MINUTES)} 小时`
  return `等了 ${Math.floor(minutes / DAY_MINUTES)} 天`
}

/** `居民 · 08:20`, `赵敏 · 08:31`; of one's own only the time. */
export function staffCaptionOf({ side, isMine, authorName, sentAt }: StaffMessage): string {
  const time = localTimeOf(new Date(sentAt))
  if (isMine) return time
  return `${side === 'family' ? '居民' : (authorName ?? '同事')} · ${time}`
}

/** What stands in place of words that are not shown; null where everything is. */
export function staffWithheldInWords({ isWithheld, check, picture, kind }: StaffMessage): string | null {
  if (isWithheld) return '这条没有通过微信的内容检查，不能显示。打电话问一问。'
  if (check === 'risky') return '这条没有送到：没有通过微信的内容检查，只有你看得到。换个说法，或打电话。'
  return kind === 'picture' && picture === 'gone' ? '照片过了保存期，已经删掉了。' : null
}
