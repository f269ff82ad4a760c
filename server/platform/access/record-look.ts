import type { AuditedField } from '#domain/audit/audit-purpose'
import type { EntryKind } from '#domain/kernel/entry-kind'

/** What somebody is about to read of a record: asked of the door, and written into the log by it. */
export interface RecordLook {
  readonly patientId: string
  /** The procedure, e.g. `chart.growth` */
  readonly action: string
  /** What the answer may show. */
  readonly kinds: readonly EntryKind[]
  /** What is seen of the person themselves, together with `kinds`. */
  readonly fields?: readonly AuditedField[]
}

/** The same for staff, who write through that door too. */
export interface ChartLook extends RecordLook {
  /** What is seen of the person themselves, whether any of `kinds` may be seen or not. */
  readonly head?: readonly AuditedField[]
  /** Something new is written: that needs a reason to be there, and not the family's yes to what was before. */
  readonly isWrite?: boolean
}
