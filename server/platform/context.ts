import type { FastifyBaseLogger } from 'fastify'
import type { Database, Transaction } from './database'
import type { FieldCrypto } from './field-crypto'
import type { OutsideSystems } from './outside-systems'
import type { PatientScope } from './patient-scope'
import type { RuleTable } from './rule-table'

/** The account that asks, as its access token proves it. */
export interface Actor {
  readonly id: string
  readonly roles: readonly string[]
  readonly tokenId: string
}

/** What features may ask of each other. Each is answered by one feature and handed over by the composition root. */
export interface Access {
  /** @throws not_found alike for a patient that does not exist and for another family's. */
  guardianScope(tx: Database | Transaction, actor: Actor, patientId: string): Promise<PatientScope>
}

/** What every request is given. Nothing in a use case reads a clock, an environment variable or a global. */
export interface Context {
  readonly requestId: string
  readonly log: FastifyBaseLogger
  readonly now: () => Date
  readonly db: Database
  readonly transaction: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>
  readonly fieldCrypto: FieldCrypto
  readonly rules: RuleTable
  readonly access: Access
  readonly outside: OutsideSystems
  /** True where the demonstration county is on show: then its people may log in without WeChat. */
  readonly isDemonstration: boolean
  readonly account: Actor | null
}

export interface AccountContext extends Context {
  readonly account: Actor
}

/** A write's context: `tx` is the transaction in which its idempotency key is kept. */
export interface WriteContext extends AccountContext {
  readonly tx: Transaction
}
