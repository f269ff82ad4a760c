import type { SlotPool } from '#domain/appointment/slot-pool'
import { localTimeOf, MINUTE_MS } from '#domain/kernel/time'
import type { SessionSeats, SuspensionPreview } from './use-session-seats'

type Slot = SessionSeats['slots'][number]
type Extension = SessionSeats['extensions'][number]

const POOLS: Readonly<Record<Exclude<SlotPool, 'public'>, string>> = {
  'on-site': '现场号',
  referral: '转诊号',
  'signed-family': '签约号',
}

const KINDS = [
  ['same-doctor', '同一位医生换一天'],
  ['colleague', '同职称医生同半天'],
  ['nearest-site', '最近的社区'],
] as const

/** `09:00–09:10` */
export function slotHours({ start, end }: Pick<Slot, 'start' | 'end'>): string {
  return `${localTimeOf(new Date(start))}–${localTimeOf(new Date(end))}`
}

/** `空 1 · 约 2 · 到 1`, `留着 1`: only what there is. */
export function slotInWords({ free, booked, arrived, kept }: Slot): string {
  const parts = [
    free > 0 && `空 ${free}`,
    booked > 0 && `约 ${booked}`,
    arrived > 0 && `到 ${arrived}`,
    kept > 0 && `留着 ${kept}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : '没有号'
}

/** `现场号，10:00 放给大家`; null for a seat that everybody may book. */
export function keptInWords({ pool, opensAt }: Slot): string | null {
  if (pool === 'public') return null
  return opensAt === null
    ? `${POOLS[pool]}，已放给大家`
    : `${POOLS[pool]}，${localTimeOf(new Date(opensAt))} 放给大家`
}

/** The whole session in five numbers, as its head shows them. */
export function seatCounts({ slots }: Pick<SessionSeats, 'slots'>): { name: string; value: number }[] {
  const sum = (of: (slot: Slot) => number) => slots.reduce((total, slot) => total + of(slot), 0)
  return [
    { name: '放号', value: sum(({ capacity }) => capacity) },
    { name: '空', value: sum(({ free }) => free) },
    { name: '约', value: sum(({ booked }) => booked) },
    { name: '到', value: sum(({ arrived }) => arrived) },
    { name: '留着', value: sum(({ kept }) => kept) },
  ]
}

/** `延长 20 分钟，到 10:00（王敏，08:31）`: how the session came to be longer. */
export function extensionInWords({ minutes, end, at, by }: Extension): string {
  const when = localTimeOf(new Date(at))
  return `延长 ${minutes} 分钟，到 ${localTimeOf(new Date(end))}（${by ? `${by}，` : ''}${when}）`
}

/** `10:10`: when a session ends that goes on for one slot more. */
export function endAfter({ end, extension }: Pick<SessionSeats, 'end' | 'extension'>): string {
  return localTimeOf(new Date(Date.parse(end) + extension.minutes * MINUTE_MS))
}

/** Whom a stop meets and what is kept for them, in the order in which families see it. */
export function previewInWords({ families, offers, without }: SuspensionPreview): string {
  if (families === 0) return '没有人约着，不用通知谁。'
  const kept = KINDS.flatMap(([kind, name]) => (offers[kind] > 0 ? [`${name} ${offers[kind]} 个`] : []))
  const found = kept.length > 0 ? `能留的号：${kept.join('、')}。` : ''
  const rest = without > 0 ? `${without} 家没有合适的号，挂号费马上退。` : ''
  return `${families} 家会马上收到通知，不算爽约。${found}${rest}`
}
