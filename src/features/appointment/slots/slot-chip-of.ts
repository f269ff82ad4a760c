import { halfDayOf } from '#domain/kernel/half-day'
import { type OfferedSlot, timeOf } from './offered-slot'
import { refusalWords } from './refusal-words'

export interface ChipOfSlot {
  readonly time: string
  readonly state: 'free' | 'chosen' | 'waitable' | 'refused'
  readonly label: string
  readonly spokenLabel: string
}

interface ChipView {
  readonly chosen: boolean
  readonly today: string
  readonly elder: boolean
  /** Here one can wait for a seat of this slot. */
  readonly canWait?: boolean
}

/** How a slot stands in the grid. A chosen slot that was lost meanwhile is shown as lost. */
export function slotChipOf(slot: OfferedSlot, { chosen, today, elder, canWait }: ChipView): ChipOfSlot {
  const time = timeOf(slot.start)
  const spokenTime = `${Number(time.slice(0, 2))}点${time.slice(3)}`
  if (canWait) {
    const label = elder ? '满了，可以排队' : '满 · 可候补'
    return { time, state: 'waitable', label, spokenLabel: `${spokenTime}，满了，可以候补，点一下看怎么排` }
  }
  if (slot.refusal) {
    const words = refusalWords(slot.refusal, today, elder)
    return {
      time,
      state: 'refused',
      label: words,
      spokenLabel: `${spokenTime}，${words}，约不了，点一下看原因`,
    }
  }
  const left = elder ? `剩 ${slot.free} 个` : `剩 ${slot.free}`
  const spokenLeft = `剩${slot.free}个号`
  return chosen
    ? {
        time,
        state: 'chosen',
        label: elder ? '选好了' : `已选 · ${left}`,
        spokenLabel: `${spokenTime}，${spokenLeft}，已选`,
      }
    : { time, state: 'free', label: left, spokenLabel: `${spokenTime}，${spokenLeft}` }
}

/**
 * Full, nothing else is in the way, and the doctor has nothing left in that half of the day: while something is free
 * nobody has to wait, and the server lets nobody.
 */
export function isWaitable(slot: OfferedSlot, all: readonly OfferedSlot[]): boolean {
  const half = halfDayOf(new Date(slot.start))
  const isFree = (other: OfferedSlot) =>
    other.bookable &&
    other.practitionerId === slot.practitionerId &&
    other.day === slot.day &&
    halfDayOf(new Date(other.start)) === half
  return slot.refusal?.code === 'slot_full' && !all.some(isFree)
}
