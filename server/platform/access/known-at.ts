import type { LocalDate } from '#domain/kernel/time'
import type { Statements } from '../database/plain-sql'

/** What of a person another feature knows about a place on a day. */
type KnownAt = (tx: Statements, patientId: string, organizationId: string, on: LocalDate) => Promise<boolean>

/** Whether a team of the place cares for the person, under a contract in force (rules D-FD-09). */
export type IsSignedAt = KnownAt

/** Whether the place has lately accepted a referral of the person (rules BK-19, D-REF). */
export type IsReferredTo = KnownAt
