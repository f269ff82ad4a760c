import type { ClaimSimulation } from '#domain/mutual-aid/simulate-claims'
import type { FeeSimulation } from '#domain/mutual-aid/simulate-fees'
import type { Context } from './context'
import type { Database, Transaction } from './database'

interface Proposed {
  readonly region: string
  readonly code: string
  readonly value: unknown
}

interface Reading {
  readonly db: Database | Transaction
}

/** What last year's claims would have come to had the value held on their days (journeys E4 49). */
export type SimulateRule = (
  ctx: Pick<Context, 'fieldCrypto' | 'rules' | 'now'> & Reading,
  proposed: Proposed,
) => Promise<ClaimSimulation>

/** What last year's families would have paid for their children's places had the value held then. */
export type SimulateFees = (
  ctx: Pick<Context, 'rules' | 'now'> & Reading,
  proposed: Proposed,
) => Promise<FeeSimulation>
