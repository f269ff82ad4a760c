import { DomainError } from '../kernel/errors'

/** The life of an appointment (FHIR Appointment.status, finer). The codes are promised API names. */
export const APPOINTMENT_STATUSES = [
  'held',
  'booked',
  'checked-in',
  'in-visit',
  'completed',
  'cancelled',
  'late-cancelled',
  'rescheduled',
  'suspended',
  'no-show',
  'excused',
  'expired',
] as const
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number]

/**
 * Every legal step (rules D-BK, States; and two of ours: who came and left again, or whose session stops after they
 * came). The database holds the same table and refuses the rest again.
 */
export const APPOINTMENT_TRANSITIONS: Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>> = {
  held: ['booked', 'expired'],
  booked: ['checked-in', 'cancelled', 'late-cancelled', 'rescheduled', 'suspended', 'no-show'],
  'checked-in': ['in-visit', 'cancelled', 'suspended'],
  'in-visit': ['completed'],
  completed: [],
  cancelled: [],
  'late-cancelled': [],
  rescheduled: [],
  suspended: ['rescheduled'],
  'no-show': ['excused'],
  excused: [],
  expired: [],
}

/** Somebody is expected, or there: the seat is more than held. */
export const EXPECTED_STATUSES = [
  'booked',
  'checked-in',
  'in-visit',
] as const satisfies readonly AppointmentStatus[]

/** Still ahead or under way: counts against a person's limits (BK-07) and times (BK-08). */
export const OPEN_STATUSES = ['held', ...EXPECTED_STATUSES] as const satisfies readonly AppointmentStatus[]

/** Whoever is, or was, expected in the line of a session: not who cancelled, moved or only held a seat. */
export const IN_LINE_STATUSES = [
  ...EXPECTED_STATUSES,
  'completed',
  'no-show',
] as const satisfies readonly AppointmentStatus[]

/** @throws appointment_state when the step is not in the table. */
export function assertTransition(from: AppointmentStatus, to: AppointmentStatus): void {
  if (!APPOINTMENT_TRANSITIONS[from].includes(to)) throw new DomainError('appointment_state', { from, to })
}
