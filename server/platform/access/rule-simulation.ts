import type { ClaimSimulation } from '#domain/mutual-aid/benefit/simulate-claims'
import type { FeeSimulation } from '#domain/mutual-aid/plan/simulate-fees'
import type { Database, Transaction } from '../database/database'
import type { RuleTable } from '../rule-table'
import type { FieldCrypto } from '../sealing/field-crypto'

interface Proposed {
  readonly region: string
  readonly code: string
  readonly value: unknown
}

interface Reading {
  readonly db: Database | Transaction
  readonly rules: RuleTable
  readonly now: () => Date
}

/** What last year's claims would have come to had the value held on their days (journeys E4 49). */
export type SimulateRule = (
  ctx: Reading & { readonly fieldCrypto: FieldCrypto },
  proposed: Proposed,
) => Promise<ClaimSimulation>

/** What last year's families would have paid for their children's places had the value held then. */
export type SimulateFees = (ctx: Reading, proposed: Proposed) => Promise<FeeSimulation>
