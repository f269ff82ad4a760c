import { type Refusal, refuse } from '../kernel/errors'
import type { Service } from '../kernel/healthcare-service'
import type { AppointmentStatus } from './status'

/**
 * Why an appointment cannot move to a slot, before the slot's own ladder is asked (BK-15): only a booked one that
 * has not begun or one that the clinic took back (BK-16), to another slot, for the same service.
 */
export function refuseReschedule(
  appointment: {
    readonly status: AppointmentStatus
    readonly slotId: string
    readonly service: Service
    readonly start: Date
  },
  slot: { readonly id: string; readonly service: Service },
  now: Date,
): Refusal | null {
  const isTakenBack = appointment.status === 'suspended'
  if (!isTakenBack && (appointment.status !== 'booked' || now >= appointment.start)) {
    return refuse('appointment_state', { from: appointment.status, to: 'rescheduled' })
  }
  if (appointment.slotId === slot.id) return refuse('reschedule_same_slot')
  if (appointment.service !== slot.service) return refuse('reschedule_other_service')
  return null
}
