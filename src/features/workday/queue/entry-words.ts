import { SERVICE_NAMES_ZH } from '#domain/kernel/healthcare-service'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { localTimeOf, MINUTE_MS } from '#domain/kernel/time'
import type { QueueEntry } from './queue-entry'

/** `周*禾 · 女 · 1岁2个月` */
export function whoInWords({ nameMasked, sex, age }: Pick<QueueEntry, 'nameMasked' | 'sex' | 'age'>): string {
  return `${nameMasked} · ${SEX_NAMES_ZH[sex]} · ${age}`
}

/** What they come for: the family's own words where this reader is given them, else the service. */
export function complaintOf({ reason, service }: Pick<QueueEntry, 'reason' | 'service'>): string {
  return reason || SERVICE_NAMES_ZH[service]
}

/** `候 12 分钟 · 腹泻 2 天`, `迟到，排在队尾 · 候 6 分钟 · 咳嗽 1 周`. `now` is on the server's clock. */
export function waitingInWords(entry: QueueEntry, now: Date): string {
  const late = entry.isLate ? ['迟到，排在队尾'] : []
  const extra = entry.isExtra ? ['加号'] : []
  const waited = entry.arrivedAt ? [`候 ${minutesSince(entry.arrivedAt, now)} 分钟`] : []
  return [...late, ...extra, ...waited, complaintOf(entry)].join(' · ')
}

/** `09:40 · 复诊`, `09:40 · 加号 · 复诊` */
export function expectedInWords(entry: QueueEntry): string {
  const extra = entry.isExtra ? ['加号'] : []
  return [localTimeOf(new Date(entry.start)), ...extra, complaintOf(entry)].join(' · ')
}

/** Whole minutes since the instant; never negative, whatever the clocks say. */
export function minutesSince(instant: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / MINUTE_MS))
}
