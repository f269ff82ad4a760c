import type { EntryKind, EntrySource } from '#domain/kernel/entry-kind'
import type { LocalDate } from '#domain/kernel/time'

/** One entry as an export writes it. */
export interface RecordedEntry {
  readonly id: string
  readonly kind: EntryKind
  readonly kindZh: string
  readonly on: LocalDate
  readonly title: string
  readonly sub: string | null
  /** `血红蛋白：118 g/L（参考 110–160）` */
  readonly lines: readonly string[]
  readonly place: string | null
  readonly practitioner: string | null
  readonly source: EntrySource
}
