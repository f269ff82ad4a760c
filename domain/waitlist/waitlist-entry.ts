import type { Service } from '../kernel/healthcare-service'
import type { LocalDate } from '../kernel/time'

/** Which part of a day somebody can come. The afternoon begins at noon and lasts until the place closes. */
export const HALF_DAYS = ['any', 'morning', 'afternoon'] as const
export type HalfDay = (typeof HALF_DAYS)[number]

/** What puts somebody before others, the strongest first (rules D-BK, Waitlist). Within one, who came first is first. */
export const WAITLIST_PRECEDENCES = ['referred', 'suspended', 'joined'] as const
export type WaitlistPrecedence = (typeof WAITLIST_PRECEDENCES)[number]

/** `paused`: nobody answered its offers; the family takes it up again. `closed` is the end. */
export type WaitlistStatus = 'waiting' | 'paused' | 'closed'

export type WaitlistCloseReason = 'left' | 'booked' | 'banned' | 'range-passed' | 'merged'

/** Somebody who waits for a seat at one place: with a doctor, or with any certified paediatrician there. */
export interface WaitlistEntry {
  readonly id: string
  readonly organizationId: string
  readonly service: Service
  /** Null: any paediatrician whose certificate holds on the day. */
  readonly practitionerId: string | null
  /** Both days included. */
  readonly fromDay: LocalDate
  readonly toDay: LocalDate
  readonly halfDay: HalfDay
  readonly precedence: WaitlistPrecedence
  readonly joinedAt: Date
}

/** A seat that came free, as far as it decides who wants it. */
export interface WaitedSlot {
  readonly organizationId: string
  readonly service: Service
  readonly practitionerId: string
  /** The practitioner's paediatric certificate holds on the day of the slot. */
  readonly isCertified: boolean
  readonly day: LocalDate
  readonly start: Date
}
