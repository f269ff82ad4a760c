import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from './database'

/** Whether a team of a place cares for the person on a day, under a contract in force (rules D-FD-09). */
export type IsSignedAt = (
  tx: Database | Transaction,
  patientId: string,
  organizationId: string,
  on: LocalDate,
) => Promise<boolean>
