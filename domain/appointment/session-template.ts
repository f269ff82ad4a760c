import { type Refusal, refuse } from '../kernel/errors'
import type { Service } from '../kernel/healthcare-service'
import { type LocalTime, minutesOfDay } from '../kernel/time'
import type { BookingRules } from './booking-rules'

/** When a weekly consultation is held and how many are seen at a time. */
export interface TemplateHours {
  readonly service: Service
  readonly startTime: LocalTime
  readonly endTime: LocalTime
  readonly seatsPerSlot: number
}

/**
 * Whether slots can be cut from the hours: one visit length per seat, none longer than the rule allows, and at least
 * one of them (BK-04; the cutting itself is slotsOfSession).
 */
export function refuseHours(hours: TemplateHours, length: BookingRules['BK-04']): Refusal | null {
  const { maxSlotMinutes } = length
  const slotMinutes = length.visitMinutes[hours.service] * hours.seatsPerSlot
  const sessionMinutes = minutesOfDay(hours.endTime) - minutesOfDay(hours.startTime)
  const fits = slotMinutes <= maxSlotMinutes && slotMinutes <= sessionMinutes
  return fits ? null : refuse('template_hours', { maxSlotMinutes, slotMinutes })
}
