import type { Refusal } from '#domain/kernel/errors'

/** What the screens need to know of a slot in `slot.list`. */
export interface OfferedSlot {
  readonly id: string
  readonly practitionerId: string
  readonly practitionerName: string
  /** YYYY-MM-DD */
  readonly day: string
  readonly start: string
  readonly end: string
  readonly capacity: number
  readonly free: number
  readonly bookable: boolean
  readonly refusal?: Refusal | undefined
}

/** `08:20`, from an instant as it travels: `2026-11-21T08:20:00+08:00`. */
export function timeOf(instant: string): string {
  return instant.slice(11, 16)
}
