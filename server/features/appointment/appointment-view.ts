import { bookingRule } from '#domain/appointment/booking-rules'
import { freeCancelUntil } from '#domain/appointment/cancel'
import { expectedAt } from '#domain/appointment/slots-of-session'
import type { AppointmentStatus } from '#domain/appointment/status'
import { type Fen, fen } from '#domain/kernel/fen'
import type { Service } from '#domain/kernel/healthcare-service'
import type { Rule } from '#domain/kernel/rule-set'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { seesRecords } from '#domain/patient/adolescent'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import { type AppointmentRow } from './appointment-store'
import { VISIT_REASON } from './placing/place-appointments'

/** What a family sees of an appointment. The patient's name is in the family's own `patient.list`. */
export interface AppointmentView {
  readonly id: string
  readonly status: AppointmentStatus
  readonly patientId: string
  readonly slotId: string
  readonly service: Service
  readonly day: string
  readonly start: string
  readonly end: string
  /** About when this seat is called. */
  readonly expectedAt: string
  readonly number: number
  readonly room: string
  readonly feeFen: Fen
  /** Null too for the guardian of an adolescent who has not agreed to be read. */
  readonly reason: string | null
  readonly organization: {
    readonly id: string
    readonly name: string
    readonly address: string
    readonly phone: string
    readonly latitude: number
    readonly longitude: number
  }
  readonly practitioner: { readonly id: string; readonly name: string; readonly title: string }
  readonly holdExpiresAt: string | null
  readonly rescheduledFromId: string | null
  /** Somebody rang, and staff booked it. */
  readonly bookedByStaff: boolean
  /** Cancelling before this costs nothing. */
  readonly freeCancelUntil: string
  readonly canCancel: boolean
  readonly canReschedule: boolean
}

export function appointmentView(
  row: AppointmentRow,
  see: { readonly rules: readonly Rule[]; readonly fieldCrypto: FieldCrypto; readonly now: Date },
): AppointmentView {
  const today = localDateOf(see.now)
  return {
    id: row.id,
    status: row.status,
    patientId: row.patientId,
    slotId: row.slotId,
    service: row.service,
    day: row.day,
    start: toIsoShanghai(row.start),
    end: toIsoShanghai(row.end),
    expectedAt: toIsoShanghai(expectedAt(row.start, row.end, row.capacity, row.seatNo)),
    number: row.number,
    room: row.room,
    feeFen: fen(Number(row.feeFen)),
    reason:
      row.reasonCipher && seesRecords(row, today)
        ? see.fieldCrypto.open(VISIT_REASON, row.reasonCipher)
        : null,
    organization: {
      id: row.organizationId,
      name: row.organizationName,
      address: row.organizationAddress,
      phone: row.organizationPhone,
      latitude: row.latitude,
      longitude: row.longitude,
    },
    practitioner: { id: row.practitionerId, name: row.practitionerName, title: row.practitionerTitle },
    holdExpiresAt: row.status === 'held' && row.holdExpiresAt ? toIsoShanghai(row.holdExpiresAt) : null,
    rescheduledFromId: row.rescheduledFromId,
    bookedByStaff: row.isFromCounter,
    freeCancelUntil: toIsoShanghai(
      freeCancelUntil(row.day, bookingRule(see.rules, row.region, 'BK-09', today)),
    ),
    canCancel: row.status === 'booked' && see.now < row.start,
    canReschedule: row.status === 'suspended' || (row.status === 'booked' && see.now < row.start),
  }
}
