import { addDays, type LocalDate } from '#domain/kernel/time'
import { weekdayInWords } from '#domain/kernel/time-in-words'
import type { OfferedSlot } from './offered-slot'

/** How many days the calendar shows: the community's whole window (BK-02). */
export const CALENDAR_DAYS = 14

export interface SlotDay {
  readonly date: LocalDate
  /** 今天, 周三 */
  readonly weekday: string
  /** Day of the month, without a leading zero. */
  readonly day: string
  readonly note: string
  readonly off: boolean
}

/** The calendar above the slots: each day with what is left, or the one word for why nothing is. */
export function slotDays(slots: readonly OfferedSlot[], today: LocalDate): SlotDay[] {
  return Array.from({ length: CALENDAR_DAYS }, (_, ahead) => {
    const date = addDays(today, ahead)
    const note = noteOf(slots.filter((slot) => slot.day === date))
    return {
      date,
      weekday: ahead === 0 ? '今天' : weekdayInWords(date),
      day: String(Number(date.slice(8))),
      note,
      off: !note.startsWith('剩'),
    }
  })
}

/** The first day with something to take, else the first day on which somebody sees patients, else today. */
export function firstUsefulDay(days: readonly SlotDay[]): LocalDate | undefined {
  return (days.find((day) => !day.off) ?? days.find((day) => day.note !== '休息') ?? days[0])?.date
}

function noteOf(slots: readonly OfferedSlot[]): string {
  if (slots.length === 0) return '休息'
  const free = slots.reduce((sum, slot) => sum + (slot.bookable ? slot.free : 0), 0)
  if (free > 0) return `剩 ${free}`
  const codes = new Set(slots.map((slot) => slot.refusal?.code))
  if (codes.size === 1 && codes.has('slot_suspended')) return '停诊'
  if (codes.has('slot_not_released') || codes.has('slot_outside_window')) return '未放号'
  if (codes.has('slot_reopens')) return '有退号'
  if ([...codes].every((code) => code === 'slot_started' || code === 'slot_too_soon')) return '已过'
  if (codes.has('limit_same_service_day') || codes.has('limit_day')) return '已约'
  return codes.has('slot_full') ? '满' : '约不了'
}
