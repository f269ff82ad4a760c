import { instantAt, type LocalDate, type LocalTime, minutesOfDay } from '../kernel/time'
import type { SlotPool } from './slot-pool'

/** Every `every`-th slot, counted from `offset` (0 = the first), is kept for `pool`. */
export interface SlotReserve {
  readonly pool: Exclude<SlotPool, 'public'>
  readonly every: number
  readonly offset: number
}

export interface SessionPlan {
  readonly day: LocalDate
  readonly startTime: LocalTime
  readonly endTime: LocalTime
  /** How long one visit takes (BK-04). */
  readonly visitMinutes: number
  readonly seatsPerSlot: number
  readonly maxSlotMinutes: number
  readonly reserves: readonly SlotReserve[]
}

export interface PlannedSlot {
  readonly start: Date
  readonly end: Date
  readonly pool: SlotPool
  readonly capacity: number
  /** The visit number of the slot's first seat. */
  readonly firstNumber: number
}

/**
 * Cuts a session into slots of equal length, one visit length per seat, in the order of time; a rest too short
 * for a slot stays free.
 *
 * @throws RangeError when a slot would be longer than the rules allow or the session holds none: a wrong template.
 */
export function slotsOfSession(plan: SessionPlan): PlannedSlot[] {
  const slotMinutes = plan.visitMinutes * plan.seatsPerSlot
  if (slotMinutes <= 0 || slotMinutes > plan.maxSlotMinutes) {
    throw new RangeError(`a slot of ${slotMinutes} min is not within 1 … ${plan.maxSlotMinutes} min (BK-04)`)
  }
  const from = instantAt(plan.day, plan.startTime).getTime()
  const count = Math.floor((minutesOfDay(plan.endTime) - minutesOfDay(plan.startTime)) / slotMinutes)
  if (count < 1) throw new RangeError('the session is shorter than one slot')
  return Array.from({ length: count }, (_, index) => ({
    start: new Date(from + index * slotMinutes * 60_000),
    end: new Date(from + (index + 1) * slotMinutes * 60_000),
    pool: poolOf(index, plan.reserves),
    capacity: plan.seatsPerSlot,
    firstNumber: index * plan.seatsPerSlot + 1,
  }))
}

/** About when the person in a seat is called: seats of a slot follow each other by one visit length. */
export function expectedAt(slotStart: Date, slotEnd: Date, capacity: number, seatNo: number): Date {
  const visitMs = (slotEnd.getTime() - slotStart.getTime()) / capacity
  return new Date(slotStart.getTime() + (seatNo - 1) * visitMs)
}

function poolOf(index: number, reserves: readonly SlotReserve[]): SlotPool {
  const reserve = reserves.find(({ every, offset }) => index >= offset && (index - offset) % every === 0)
  return reserve?.pool ?? 'public'
}
