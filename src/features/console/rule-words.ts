import { addDays, type LocalDate } from '#domain/kernel/time'

export function regionWords(region: string): string {
  return region === '*' ? '全部' : region
}

/** `2026-01-01 起`, or up to the last day on which it holds: `2026-01-01 – 26-12-31`. `to` is the first day after it. */
export function periodWords(from: LocalDate, to: LocalDate | null): string {
  if (to !== null && to <= from) return '没有生效过'
  return to ? `${from} – ${addDays(to, -1).slice(2)}` : `${from} 起`
}
