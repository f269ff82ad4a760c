import type { AppointmentStatus } from '#domain/appointment/status'
import type { Service } from '#domain/kernel/healthcare-service'
import type { Sex } from '#domain/kernel/sex'

/** One person of a session, as its board lists them. */
export interface QueueEntry {
  readonly appointmentId: string
  readonly number: number
  readonly nameMasked: string
  readonly sex: Sex
  /** In words. */
  readonly age: string
  readonly status: AppointmentStatus
  readonly service: Service
  /** Of their slot, ISO. */
  readonly start: string
  readonly arrivedAt: string | null
  /** Came after the slot began: waits at the end of the line (BK-10). */
  readonly isLate: boolean
  readonly calledAt: string | null
  /** 加号: a seat that the doctor added (BK-06). */
  readonly isExtra: boolean
  /** What the family wrote; only the treating practitioner is given it. */
  readonly reason: string | null
}
