import { toIsoShanghai } from '#domain/kernel/time'
import type { AuditEntry } from '../../../platform/audit'
import type { Context } from '../../../platform/context'
import type { Statements } from '../../../platform/database/plain-sql'
import { isAtCounter, type SeatScope } from '../../../platform/scope/counter-scope'
import type { PlacedAppointment } from '../placing/seat-store'

export interface BookedAnswer {
  readonly id: string
  readonly status: 'booked'
  readonly number: number
  readonly start: string
  readonly end: string
}

/** What a booking is answered with, whether it is a new one or an old one at another time. */
export function bookedAnswer({ id, number, start, end }: PlacedAppointment): BookedAnswer {
  return { id, status: 'booked', number, start: toIsoShanghai(start), end: toIsoShanghai(end) }
}

/** Everybody who may bring a patient knows of the visit, whoever booked it. */
export function announceBooked(
  { tx, notices }: Pick<Context, 'notices'> & { readonly tx: Statements },
  visits: readonly { readonly scope: SeatScope; readonly appointmentId: string }[],
  now: Date,
): Promise<void> {
  return notices.tellAll(
    tx,
    visits.map(({ scope: { accountId, patientId }, appointmentId }) => ({
      kind: 'appointment-booked',
      to: { everybodyActingFor: patientId },
      byAccountId: accountId,
      patientId,
      appointmentId,
      onceKey: `booked:${appointmentId}`,
    })),
    now,
  )
}

/** What is written down of a booking: a family, or staff for whoever rings, has used a person's data. */
export function useOfBooking(
  scope: SeatScope,
  { reason, requestId, now }: { reason: string | undefined; requestId: string; now: Date },
): AuditEntry {
  return {
    by: scope,
    purpose: 'booking',
    action: isAtCounter(scope) ? 'visit.bookForCaller' : 'appointment.book',
    patientIds: [scope.patientId],
    fields: reason ? ['appointments', 'visit-reason'] : ['appointments'],
    at: now,
    requestId,
  }
}
