import { type DomainErrorCode, type Refusal, refuse } from '#domain/kernel/errors'
import { type OfferedSlot, timeOf } from './offered-slot'
import { isOfThePerson } from './refusal-words'

export interface HalfDay {
  readonly name: '上午' | '下午' | '晚上'
  readonly slots: readonly OfferedSlot[]
}

const HALVES = [
  { name: '上午', until: '12:00' },
  { name: '下午', until: '18:00' },
  { name: '晚上', until: '24:00' },
] as const

/** A day's slots in the order of time, by half-day; halves in which nobody sees patients are left out. */
export function halfDays(slots: readonly OfferedSlot[]): HalfDay[] {
  const ordered = [...slots].sort((a, b) => (a.start < b.start ? -1 : 1))
  return HALVES.map(({ name, until }, index) => {
    const from = HALVES[index - 1]?.until ?? '00:00'
    return { name, slots: ordered.filter(({ start }) => timeOf(start) >= from && timeOf(start) < until) }
  }).filter((half) => half.slots.length > 0)
}

/** The times of a half-day that have begun, apart from those that are still ahead: nobody scrolls past history. */
export function begunAndAhead({ slots }: HalfDay): {
  readonly begun: readonly OfferedSlot[]
  readonly ahead: readonly OfferedSlot[]
} {
  const hasBegun = ({ refusal }: OfferedSlot) => refusal?.code === 'slot_started'
  return { begun: slots.filter(hasBegun), ahead: slots.filter((slot) => !hasBegun(slot)) }
}

/** The time that an appointment already has cannot be chosen again when it moves (reschedule_same_slot). */
export function withoutOwnSlot<Slot extends OfferedSlot>(
  slots: readonly Slot[],
  ownSlotId: string | undefined,
): readonly Slot[] {
  if (ownSlotId === undefined) return slots
  return slots.map((slot) =>
    slot.id === ownSlotId ? { ...slot, bookable: false, refusal: refuse('reschedule_same_slot') } : slot,
  )
}

export interface WhyRefused {
  readonly times: readonly string[]
  readonly refusal: Refusal
}

/**
 * The list 「为什么有的约不了」: one entry a reason, with its times. What has started explains itself, and what stands on the
 * screen already is not said again.
 *
 * @param said the refusals whose sentences stand above: under the chip that is open, or of the person
 */
export function reasonsOfDay(
  slots: readonly OfferedSlot[],
  said: readonly (Refusal | null | undefined)[] = [],
): WhyRefused[] {
  const told = new Set<DomainErrorCode>(['slot_started', ...said.flatMap((refusal) => refusal?.code ?? [])])
  const byCode = new Map<DomainErrorCode, { times: string[]; refusal: Refusal }>()
  for (const slot of slots) {
    if (!slot.refusal || told.has(slot.refusal.code)) continue
    const entry = byCode.get(slot.refusal.code) ?? { times: [], refusal: slot.refusal }
    entry.times.push(timeOf(slot.start))
    byCode.set(slot.refusal.code, entry)
  }
  return [...byCode.values()]
}

/**
 * Why this person cannot be seen at all among these slots, or null: said before anything is tapped. Any bookable slot
 * means that there is no such reason.
 */
export function refusalOfPerson(slots: readonly OfferedSlot[]): Refusal | null {
  if (slots.some((slot) => slot.bookable)) return null
  return slots.find((slot) => isOfThePerson(slot.refusal))?.refusal ?? null
}
