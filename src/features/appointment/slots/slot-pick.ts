import type { LocalDate } from '#domain/kernel/time'
import type { OfferedSlot } from './offered-slot'
import { firstUsefulDay, type SlotDay, slotDays } from './slot-days'

/** What has been tapped; the rest follows from what is there. */
export interface Tapped {
  readonly practitionerId: string | null
  readonly day: string | null
  readonly slotId: string | null
}

export const NOTHING_TAPPED: Tapped = { practitionerId: null, day: null, slotId: null }

export interface SlotPick<Slot> {
  readonly practitionerId: string | null
  readonly days: readonly SlotDay[]
  readonly day: string
  /** The doctor's slots of the day. */
  readonly slots: readonly Slot[]
  /** What the button is for; null when the day has nothing, or when what was tapped is gone. */
  readonly chosen: Slot | null
  /** What was tapped and has been lost since. */
  readonly lost: Slot | null
}

/**
 * What the screen shows before and after each tap: the doctor with the earliest seat, the first day with something
 * to take, its first seat. A seat that was tapped and is gone is never swapped silently for another.
 *
 * @param isMoving one tap on the button moves a visit and gives its old seat up: only a seat that was tapped is chosen
 */
export function pickSlot<Slot extends OfferedSlot>(
  all: readonly Slot[],
  tapped: Tapped,
  today: LocalDate,
  isMoving = false,
): SlotPick<Slot> {
  const byStart = [...all].sort((a, b) => (a.start < b.start ? -1 : 1))
  const practitionerId =
    tapped.practitionerId ??
    byStart.find((slot) => slot.bookable)?.practitionerId ??
    byStart[0]?.practitionerId ??
    null
  const ofDoctor = byStart.filter((slot) => slot.practitionerId === practitionerId)
  const days = slotDays(ofDoctor, today)
  const day = tapped.day ?? firstUsefulDay(days) ?? today
  const slots = ofDoctor.filter((slot) => slot.day === day)
  const tappedSlot = slots.find((slot) => slot.id === tapped.slotId) ?? null
  const lost = tappedSlot && !tappedSlot.bookable ? tappedSlot : null
  const first = isMoving ? undefined : slots.find((slot) => slot.bookable)
  const chosen = lost ? null : (tappedSlot ?? first ?? null)
  return { practitionerId, days, day, slots, chosen, lost }
}
