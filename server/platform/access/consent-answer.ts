import type { ConsentDecision, ConsentPurpose } from '#domain/consent/consent-purpose'
import type { Database, Transaction } from '../database/database'

export interface ConsentAnswer {
  readonly patientId: string
  /** Who gives or refuses it. */
  readonly accountId: string
  readonly purpose: ConsentPurpose
  readonly decision: ConsentDecision
  /** Of the text that was read. */
  readonly textVersion: string
}

/** Whether whoever decides for the patient today agreed to the purpose, and has not taken it back. */
export type ConsentGiven = (
  tx: Database | Transaction,
  patientId: string,
  purpose: ConsentPurpose,
  now: Date,
) => Promise<boolean>
