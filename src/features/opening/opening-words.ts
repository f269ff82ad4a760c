import { ENTRY_KIND_NAMES_ZH, ENTRY_KINDS, type EntryKind } from '#domain/kernel/entry-kind'
import { localTimeOf } from '#domain/kernel/time'
import type { ChartBasis } from '#domain/record/chart-view'

/** By what a record is open, as whoever reads it was told, and which parts of it. */
export interface OpenedRecord {
  readonly basis: ChartBasis
  readonly until: string | null
  readonly kinds: readonly EntryKind[]
}

/** `家人用分享码给你看的，只能看，08:35 关上。`; null for a visit, which closes by itself. */
export function openedInWords({ basis, until }: OpenedRecord): string | null {
  if (until === null) return null
  const closes = `${localTimeOf(new Date(until))} 关上`
  if (basis === 'share-code') return `家人用分享码给你看的，只能看，${closes}。`
  if (basis === 'break-glass') return `紧急查看，${closes}。家人已经收到通知，卫健局会复核。`
  return `家人出示了健康卡，${closes}。`
}

/** What stays closed, and whose word that is; null where everything is open. */
export function closedInWords({ basis, kinds }: OpenedRecord): string | null {
  const closed = ENTRY_KINDS.filter((kind) => !kinds.includes(kind)).map((kind) => ENTRY_KIND_NAMES_ZH[kind])
  if (closed.length === 0) return null
  const names = closed.join('、')
  return basis === 'share-code'
    ? `家人这次没有给看：${names}。`
    : `${names}看不到：家里还没有同意给医生看。不影响这次。`
}
