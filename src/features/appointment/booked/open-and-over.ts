import { type AppointmentStatus, OPEN_STATUSES } from '#domain/appointment/status'

interface Listed {
  readonly status: AppointmentStatus
  readonly start: string
  readonly end: string
}

/**
 * The two views of 我的预约. Open ones come soonest first, those that are over latest first. A hold that ran out is
 * not history: the family never had that visit. `now` is on the server's clock.
 */
export function openAndOver<Appointment extends Listed>(
  all: readonly Appointment[],
  now: Date,
): { open: Appointment[]; over: Appointment[] } {
  const isOpen = (appointment: Appointment) =>
    OPEN_STATUSES.some((status) => status === appointment.status) || isStopped(appointment, now)
  const byStart = (a: Appointment, b: Appointment) => (a.start < b.start ? -1 : 1)
  return {
    open: all.filter(isOpen).sort(byStart),
    over: all
      .filter((appointment) => !isOpen(appointment) && appointment.status !== 'expired')
      .sort((a, b) => -byStart(a, b)),
  }
}

/** The doctor stopped: until its hour has passed it waits for the family to choose another time (BK-16). */
function isStopped({ status, end }: Listed, now: Date): boolean {
  return status === 'suspended' && Date.parse(end) > now.getTime()
}
