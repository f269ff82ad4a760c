import type { Refusal } from '#domain/kernel/errors'
import type { Transaction } from '../database/database'
import type { Statements } from '../database/plain-sql'
import type { RuleTable } from '../rule-table'
import type { PatientScope } from '../scope/patient-scope'

/** What a booking is answered with. */
export interface BookedSeat {
  readonly id: string
  readonly status: 'booked'
  readonly number: number
  readonly start: string
  readonly end: string
}

/** A seat by its slot and its number. */
export interface SeatPlace {
  readonly slotId: string
  readonly seatNo: number
}

/** A seat off the pad of its slot. */
export type KeptSeat = SeatPlace & { readonly id: string }

/** What booking and the waitlist ask of each other. */
export interface WaitlistAccess<Unattended, Write> {
  /**
   * Tells the waitlist which appointments gave their seats back, in the transaction that did so and with their slots
   * locked: what somebody waits for is free for nobody else.
   */
  readonly seatsFreed: (
    tx: Statements,
    ctx: { readonly rules: RuleTable },
    appointmentIds: readonly string[],
    now: Date,
  ) => Promise<void>
  /**
   * Why the booking rules would not let each of some persons have a seat that is kept for them, in their order; null when
   * they would. In a few statements however many: the seat's slot is locked meanwhile.
   */
  readonly refuseOffered: (
    tx: Transaction,
    ctx: Unattended,
    slotId: string,
    offered: readonly { readonly patientId: string; readonly carerId: string }[],
  ) => Promise<readonly (Refusal | null)[]>
  /**
   * Books a seat that was kept for the person. `handOver` puts it onto the pad while account, person and slot are
   * locked, so that this booking and no other finds it. @throws what the booking rules say of the person;
   * slot_suspended, slot_started; whatever `handOver` throws
   */
  readonly bookOffered: (
    ctx: Write,
    offered: {
      readonly slotId: string
      readonly scope: PatientScope
      readonly handOver: () => Promise<void>
    },
  ) => Promise<BookedSeat>
  /** Takes free seats off the pads of their slots, which the caller has locked, to offer them itself. */
  readonly keepSeats: (tx: Statements, seats: readonly SeatPlace[], now: Date) => Promise<readonly KeptSeat[]>
  /** Puts a kept seat on top of the pad, for whom the same transaction books it next. */
  readonly freeSeat: (tx: Transaction, seatId: string, now: Date) => Promise<void>
  /** Kept seats that their family does not take: whoever waits is asked, then they are everybody's. */
  readonly seatsLeft: (tx: Statements, seatIds: readonly string[]) => Promise<void>
}
